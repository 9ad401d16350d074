/** The manual's page of all blocks, as Markdown, from what the block types say of themselves. */
import {
  type BlockType,
  isTunable,
  type Library,
  type ParameterDeclaration,
  type ParameterValue,
  type ParameterValues,
  type PortTable,
} from '../sdk.ts'

/** What the engine finds out about a block type. */
export interface EngineFacts {
  readonly describe: (type: BlockType) => {
    readonly feedthrough: string
    readonly sampleTime: string
    readonly events: string
  }
  readonly demonstrate: (type: BlockType) => Demonstration | null
}

interface Demonstration {
  readonly kind: 'none' | 'step' | 'sine'
  readonly seconds: number
  readonly changed: readonly string[]
  readonly input: readonly number[] | null
  readonly outputs: readonly { readonly name: string; readonly values: readonly number[] }[]
}

const HEAD = `# Blocks

Every block of the standard libraries: what it computes, its ports and its parameters. A parameter is an expression over
the project's variables, such as \`2*pi*f\`; where a number is wanted, a list such as \`[1, 2, 3]\` acts element by element on
a vector. Parameters marked *live* can be changed while a run goes on.

*Feedthrough* says which inputs act on which outputs at the same instant, by default and where an option changes that; a
loop needs a block in it that has none. *Events* are instants at which a step of variable length ends. The tables of
examples are what the engine gives with 400 fixed steps, to three digits.
`

export function writeBlocksPage(libraries: readonly Library[], facts: EngineFacts): string {
  const anchors = findAnchors(libraries)
  const contents = libraries.map(({ name, blocks }) => {
    const links = blocks.map(block => `[${block.name}](#${anchors.get(block)})`)
    return `- ${name}: ${links.join(', ')}`
  })
  const chapters = libraries.map(({ name, blocks }) =>
    [`## ${name}`, ...blocks.map(block => writeBlock(block, facts))].join('\n\n'),
  )
  return `${[HEAD, `${contents.join('\n')}\n`, chapters.join('\n\n')].join('\n')}\n`
}

/** Where GitHub's headings lead: lower case, spaces to hyphens, other marks dropped, repeated ones numbered. */
function findAnchors(libraries: readonly Library[]): ReadonlyMap<BlockType | Library, string> {
  const uses = new Map<string, number>()
  const headings = libraries.flatMap(library => [library, ...library.blocks])
  return new Map(
    headings.map(heading => {
      const anchor = heading.name
        .toLowerCase()
        .replace(/[^\p{L}\p{N} -]/gu, '')
        .replaceAll(' ', '-')
      const before = uses.get(anchor) ?? 0
      uses.set(anchor, before + 1)
      return [heading, before === 0 ? anchor : `${anchor}-${before}`]
    }),
  )
}

function writeBlock(type: BlockType, facts: EngineFacts): string {
  const { inputs, outputs } = portsByDefault(type)
  const { feedthrough, sampleTime, events } = facts.describe(type)
  const parts = [
    `### ${type.name}`,
    `\`${type.id}\` — ${type.summary}`,
    `\`\`\`math\n${type.equation}\n\`\`\``,
    writePorts('Inputs', inputs),
    writePorts('Outputs', outputs),
    writeParameters(Object.entries(type.parameters)),
    [`- Feedthrough: ${feedthrough}`, `- Sample time: ${sampleTime}`, `- Events: ${events}`].join('\n'),
    writeExample(type, facts),
  ]
  return parts.filter(part => part !== '').join('\n\n')
}

/** Ports with the defaults; they need shaping parameters only, whose defaults are plain. */
function portsByDefault(type: BlockType): { inputs: PortTable; outputs: PortTable } {
  const values: ParameterValues = Object.fromEntries(
    Object.entries(type.parameters).map(([name, declaration]) => [name, plainDefault(declaration)]),
  )
  return { inputs: type.inputs(values), outputs: type.outputs(values) }
}

function plainDefault(declaration: ParameterDeclaration): ParameterValue {
  if (declaration.kind === 'formula') return { text: declaration.default, variables: [], values: [] }
  if (declaration.kind === 'count' || declaration.kind === 'period') return Number(declaration.default)
  return declaration.kind === 'flag' ? declaration.default === 'true' : declaration.default
}

function writePorts(title: string, ports: PortTable): string {
  const lines = Object.entries(ports).map(([port, description]) => `\`${port}\` (${description})`)
  return lines.length === 0 ? '' : `${title}: ${lines.join('; ')}`
}

function writeParameters(parameters: readonly (readonly [string, ParameterDeclaration])[]): string {
  if (parameters.length === 0) return ''
  const rows = parameters.map(([name, declaration]) =>
    [
      `\`${name}\``,
      declaration.label,
      declaration.default === '' ? '' : `\`${declaration.default}\``,
      declaration.unit ?? '',
      describeValues(declaration),
    ]
      .map(cell => cell.replaceAll('|', '\\|'))
      .join(' | '),
  )
  const header = ['Parameter', 'Meaning', 'Default', 'Unit', 'Notes'].join(' | ')
  return [header, '--- | --- | --- | --- | ---', ...rows].map(row => `| ${row} |`).join('\n')
}

function describeValues(declaration: ParameterDeclaration): string {
  const notes = declaration.description === undefined ? [] : [declaration.description.replaceAll('*', '\\*')]
  if (declaration.kind === 'choice') {
    const options = Object.entries(declaration.options).map(([option, meaning]) => `\`${option}\` ${meaning}`)
    notes.push(`One of: ${options.join('; ')}.`)
  }
  if (declaration.kind === 'count') notes.push(`${declaration.least} to ${declaration.most}.`)
  if (declaration.kind === 'flag') notes.push('`true` or `false`.')
  if (isTunable(declaration)) notes.push('*Live.*')
  return notes.join(' ')
}

/** Said, or shown by what it gives. */
function writeExample(type: BlockType, { demonstrate }: EngineFacts): string {
  if (type.example !== undefined) return `Example: ${type.example}`
  const demonstration = demonstrate(type)
  return demonstration ? writeDemonstration(demonstration) : ''
}

const SUBJECTS = {
  none: 'what it gives',
  step: 'its answer to a step from 0 to 1',
  sine: 'its answer to a sine',
} as const
/** Columns of an example. */
const INSTANTS = [0, 0.05, 0.15, 0.25, 0.5, 0.75, 1]

function writeDemonstration({ kind, seconds, changed, input, outputs }: Demonstration): string {
  const rows = [...(input ? [{ name: 'input', values: input }] : []), ...outputs]
  const write = (name: string, valueAt: (share: number) => number) =>
    `| ${[name, ...INSTANTS.map(share => Number(valueAt(share).toPrecision(3)))].join(' | ')} |`
  const at = (values: readonly number[], share: number) =>
    values[Math.round(share * (values.length - 1))] ?? Number.NaN
  return [
    `Example: ${SUBJECTS[kind]}${changed.length > 0 ? `, with ${changed.join(', ')}` : ''}.`,
    '',
    write('time in s', share => share * seconds),
    `|${' ---: |'.repeat(INSTANTS.length + 1)}`,
    ...rows.map(({ name, values }) =>
      write(name === 'input' ? 'input' : `\`${name}\``, share => at(values, share)),
    ),
  ].join('\n')
}
