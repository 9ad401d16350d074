import { FilePlus2, FolderOpen } from 'lucide-react'
import { memo, useEffect, useState } from 'react'
import { type ExampleFile, HostError, type RecentFile } from '../../electron/contract/host.ts'
import { host } from '../host/host.ts'
import type { Schematic } from '../kernels/schematic.ts'
import { runCommand } from '../stores/commands.ts'
import { openExample, openPath } from '../stores/file-actions.ts'
import { SchematicPicture } from './schematic-picture.tsx'
import { useExamplePictures } from './use-example-pictures.ts'
import './start-page.css'

const NO_EXAMPLES: readonly ExampleFile[] = []

export function StartPage() {
  const [examples, setExamples] = useState(NO_EXAMPLES)
  const [recent, setRecent] = useState<readonly RecentFile[] | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const pictures = useExamplePictures(examples)
  useEffect(() => {
    let isShown = true
    const fill = async () => {
      const [all, last] = await Promise.all([host.listExamples(), host.listRecent()])
      if (!isShown) return
      setExamples(all)
      setRecent(last)
    }
    fill().catch((failure: unknown) => {
      if (!(failure instanceof HostError)) throw failure
      if (isShown) setFault(failure.message)
    })
    return () => {
      isShown = false
    }
  }, [])

  return (
    <main className="start-page">
      <div className="start-columns">
        <section className="start-side" aria-label="Projects">
          <h1>Loopwright</h1>
          <p className="start-lead">Draw the loop, run it, and tune it while it runs.</p>
          <div className="start-actions">
            <button type="button" className="button button-primary" onClick={() => runCommand('file.new')}>
              <FilePlus2 size={15} aria-hidden /> New project
            </button>
            <button type="button" className="button" onClick={() => runCommand('file.open')}>
              <FolderOpen size={15} aria-hidden /> Open...
            </button>
          </div>
          <h2>Recent</h2>
          {recent?.length === 0 && <p className="start-empty">Projects that you open or save stand here.</p>}
          <ul className="recent-list" aria-label="Recent projects">
            {recent?.map(file => (
              <li key={file.path}>
                <button
                  type="button"
                  aria-label={file.name}
                  title={file.path}
                  onClick={() => void openPath(file.path)}
                >
                  <span className="recent-name">{file.name}</span>
                  <span className="recent-folder">{file.folder}</span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <section aria-label="Examples">
          <h2>Examples</h2>
          {fault !== null && (
            <p className="start-fault" role="alert">
              {fault}
            </p>
          )}
          <ul className="example-list">
            {examples.map(example => (
              <li key={example.id}>
                <ExampleCard example={example} picture={pictures.get(example.id)} />
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  )
}

interface ExampleCardProps {
  readonly example: ExampleFile
  readonly picture: Schematic | undefined
}

/** Each picture that comes in draws its own card only. */
const ExampleCard = memo(function ExampleCard({ example, picture }: ExampleCardProps) {
  const { id, name, summary } = example
  return (
    <button
      type="button"
      className="example-card"
      aria-label={name}
      aria-describedby={`example-${id}`}
      onClick={() => void openExample(id)}
    >
      <span className="example-picture">{picture && <SchematicPicture schematic={picture} />}</span>
      <span className="example-name">{name}</span>
      <span className="example-summary" id={`example-${id}`}>
        {summary}
      </span>
    </button>
  )
})
