import { useMemo, useState } from 'react'
import { findInProject } from '../../kernels/find-in-project.ts'
import type { Question } from '../../stores/dialog-store.ts'
import { useDocument } from '../../stores/document-store.ts'
import { registry } from '../../stores/registry.ts'
import { useView } from '../../stores/view-store.ts'
import { Chooser } from './chooser.tsx'

/** Blocks of the whole project by name, type or parameter; choosing one leads to it. */
export function FindDialog({ question: { answer } }: { readonly question: Question<'find'> }) {
  const project = useDocument(state => state.project)
  const [query, setQuery] = useState('')
  const found = useMemo(() => findInProject(project, registry, query), [project, query])
  return (
    <Chooser
      title="Find blocks"
      fieldLabel="Find blocks"
      listLabel="Found"
      placeholder="Name, type, or a parameter's value such as 1/L"
      nothing="Nothing in this project is called so."
      query={query}
      choices={found.map(({ path, block, typeName, parameter }) => ({
        id: [...path, block].join('/'),
        label: [...path, block].join(' / '),
        aside: (
          <>
            {parameter !== undefined && <code>{parameter}</code>}
            <span>{typeName}</span>
          </>
        ),
      }))}
      onQuery={setQuery}
      onTake={id => {
        const names = id.split('/')
        const block = names.pop() ?? ''
        answer('closed')
        useView.getState().revealBlock(names.join('/'), block)
      }}
      onClose={() => answer('closed')}
    />
  )
}
