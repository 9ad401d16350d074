import { useEffect, useState } from 'react'
import type { PluginFile } from '../../../electron/contract/host.ts'
import { formatPluginFault, type Manifest, type PluginFault } from '../../../engine/index.ts'
import type { Question } from '../../stores/dialog-store.ts'
import { consentToPlugin, lookForPlugins, usePlugins } from '../../stores/plugins.ts'
import { Dialog } from './dialog.tsx'
import './plugins-dialog.css'

/** What lies in the plugins folder: each is off until the user turns it on, and off again when it has changed. */
export function PluginsDialog({ question: { answer } }: { readonly question: Question<'plugins'> }) {
  const { folder, files, manifests, faults } = usePlugins()
  useEffect(() => {
    void lookForPlugins()
  }, [])
  const close = () => answer('closed')
  return (
    <Dialog
      title="Plugins"
      size="large"
      onCancel={close}
      onSubmit={close}
      buttons={
        <button type="submit" className="button button-primary">
          Close
        </button>
      }
    >
      <p className="plugins-folder">
        Plugins lie in <code>{folder}</code>. A plugin brings blocks; it sees neither files nor the network.
      </p>
      {files.length === 0 ? (
        <p className="plugins-empty">
          There is none yet. <code>loopwright plugin new my-blocks</code> makes one to begin with.
        </p>
      ) : (
        <ul className="plugins" aria-label="Plugins">
          {files.map(file => (
            <Row
              key={file.name}
              file={file}
              manifest={manifests.get(file.name)}
              fault={faults.get(file.name)}
            />
          ))}
        </ul>
      )}
    </Dialog>
  )
}

interface RowProps {
  readonly file: PluginFile
  readonly manifest: Manifest | undefined
  readonly fault: PluginFault | undefined
}

function Row({ file, manifest, fault }: RowProps) {
  /** What the user has just asked for, until the folder says so too. */
  const [wanted, setWanted] = useState<boolean | null>(null)
  const turn = async (isOn: boolean) => {
    setWanted(isOn)
    await consentToPlugin(file, isOn).finally(() => setWanted(null))
  }
  const isOn = wanted ?? file.isOn
  return (
    <li className="plugin" aria-label={file.name}>
      <label className="plugin-switch">
        <input
          type="checkbox"
          role="switch"
          checked={isOn}
          aria-checked={isOn}
          disabled={wanted !== null || file.files === null}
          onChange={event => void turn(event.target.checked)}
        />
        <span className="plugin-name">{manifest?.name ?? file.name}</span>
      </label>
      <span className="plugin-version">{manifest?.version}</span>
      <p className="plugin-state" role="status" aria-label={`State of ${file.name}`}>
        {describeState(file, manifest, fault)}
      </p>
      {fault && (
        <p className="plugin-fault" role="alert">
          {formatPluginFault(fault)}
        </p>
      )}
    </li>
  )
}

function describeState(
  { isOn, isChanged }: PluginFile,
  manifest: Manifest | undefined,
  fault: PluginFault | undefined,
): string {
  if (isChanged)
    return 'Off, because it has changed since you turned it on. Turn it on again if you trust the change.'
  if (!isOn) return 'Off.'
  if (manifest) return `On. ${manifest.description}`.trim()
  return fault ? 'On, but it could not be used.' : 'Looking at it before it is used...'
}
