/** The editor's panels: palette, canvas over scopes and problems, inspector over sliders. Sizes are remembered. */
import { Tabs } from 'radix-ui'
import type { ReactNode } from 'react'
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels'
import { Canvas } from './canvas/canvas.tsx'
import { Dock } from './dock.tsx'
import { Inspector } from './inspector/inspector.tsx'
import { ModelTree } from './model-tree/model-tree.tsx'
import { Palette } from './palette/palette.tsx'
import { RunBar } from './run-bar/run-bar.tsx'
import { useFirstStart } from './stores/first-start.ts'
import { useRegistry } from './stores/registry.ts'
import { Tab } from './theme/tab.tsx'
import { Tuner } from './tuner/tuner.tsx'

/** In a narrower window the panels at the sides leave more to the canvas. */
const SMALL = 1200

export function Editor() {
  const isSmall = innerWidth < SMALL
  const isFirstStart = useFirstStart(state => state.isShowing)
  // Other block types: what shows blocks begins anew, but for the palette, which takes them in beside what it shows.
  const generation = useRegistry(state => state.generation)
  return (
    <main className="editor">
      <RunBar key={generation} />
      <Split id="columns" orientation="horizontal">
        <Panel
          id="palette"
          defaultSize={isSmall ? 176 : 216}
          minSize={150}
          maxSize={360}
          groupResizeBehavior="preserve-pixel-size"
        >
          <Tabs.Root asChild defaultValue="blocks">
            <section className="panel library" aria-label="Palette">
              <Tabs.List className="dock-tabs" aria-label="Palette">
                <Tab value="blocks">Blocks</Tab>
                <Tab value="models">Models</Tab>
              </Tabs.List>
              <Tabs.Content className="library-page" value="blocks" tabIndex={-1}>
                <Palette />
              </Tabs.Content>
              <Tabs.Content className="library-page" value="models" tabIndex={-1}>
                <ModelTree />
              </Tabs.Content>
            </section>
          </Tabs.Root>
        </Panel>
        <Handle name="Resize palette" />
        <Panel id="middle" minSize={320}>
          <Split id="middle" orientation="vertical">
            <Panel id="canvas" minSize={160}>
              <section className="panel panel-canvas" aria-label="Diagram">
                <Canvas key={generation} />
              </section>
            </Panel>
            <Handle name="Resize dock" />
            <Panel id="dock" defaultSize="36%" minSize={96}>
              <Dock key={generation} />
            </Panel>
          </Split>
        </Panel>
        <Handle name="Resize inspector" />
        <Panel
          id="side"
          defaultSize={isSmall ? 264 : 320}
          minSize={240}
          maxSize={520}
          groupResizeBehavior="preserve-pixel-size"
        >
          <Split id="side" orientation="vertical">
            <Panel id="inspector" minSize={120}>
              <section className="panel" aria-label="Inspector">
                <Inspector key={generation} />
              </section>
            </Panel>
            <Handle name="Resize sliders" />
            <Panel id="tuner" defaultSize="36%" minSize={72}>
              <section className="panel tuner-panel" aria-label="Tuner">
                <h2 className="panel-title">Sliders</h2>
                <Tuner key={generation} isTryMe={isFirstStart} />
              </section>
            </Panel>
          </Split>
        </Panel>
      </Split>
    </main>
  )
}

interface SplitProps {
  readonly id: string
  readonly orientation: 'horizontal' | 'vertical'
  readonly children: ReactNode
}

function Split({ id, orientation, children }: SplitProps) {
  const { defaultLayout, onLayoutChanged } = useDefaultLayout({
    id: `loopwright.${id}`,
    storage: localStorage,
  })
  return (
    <Group
      id={id}
      className="split"
      orientation={orientation}
      defaultLayout={defaultLayout}
      onLayoutChanged={onLayoutChanged}
    >
      {children}
    </Group>
  )
}

function Handle({ name }: { readonly name: string }) {
  return <Separator className="split-handle" aria-label={name} />
}
