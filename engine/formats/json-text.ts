/** JSON as text: what is wrong with it and where. What it means is not looked at. */
import { printParseErrorCode, visit } from 'jsonc-parser'
import type { Diagnostic, DiagnosticCode } from '../model/diagnostic.ts'

/** Either a value or why there is none. */
export type ParsedText = { readonly value: unknown } | { readonly fault: Diagnostic }

const STRICT = { disallowComments: true, allowTrailingComma: false }

/** Far deeper than any project, far shallower than any stack. */
const DEEPEST = 200

export function parseJson(text: string): ParsedText {
  if (text.trim() === '') {
    return refuse('cut-off-file', 'The file is empty.', 'Look for another copy of it.', {
      line: 1,
      column: 1,
    })
  }
  const tooDeep = findTooDeep(text)
  if (tooDeep) {
    return refuse(
      'not-a-project',
      `Brackets are nested more than ${DEEPEST} deep, which no project needs.`,
      'Is it the right file?',
      tooDeep,
    )
  }
  try {
    return { value: JSON.parse(text) }
  } catch {
    return { fault: findSyntaxFault(text) }
  }
}

/**
 * Names that stand twice in one object, of which JSON.parse would silently keep the last, and names that JavaScript
 * takes for something else. The text must be valid.
 */
export function findBadNames(text: string): Diagnostic[] {
  const diagnostics: Diagnostic[] = []
  const open: Map<string, number>[] = []
  visit(
    text,
    {
      onObjectBegin: () => {
        open.push(new Map())
      },
      onObjectEnd: () => {
        open.pop()
      },
      onObjectProperty: (name, _offset, _length, startLine, startCharacter, getPath) => {
        const line = startLine + 1
        const place = { line, column: startCharacter + 1 }
        const first = open.at(-1)?.get(name)
        if (first === undefined) open.at(-1)?.set(name, line)
        else diagnostics.push(describeTwin(name, getPath(), first, place))
        if (name === '__proto__') {
          const message = '"__proto__" is a reserved name.'
          diagnostics.push({
            severity: 'error',
            code: 'wrong-shape',
            message,
            hint: 'Use another one.',
            place,
          })
        }
      },
    },
    STRICT,
  )
  return diagnostics
}

interface Spot {
  readonly line: number
  readonly column: number
}

function describeTwin(
  name: string,
  owner: readonly (string | number)[],
  first: number,
  spot: Spot,
): Diagnostic {
  const [top, model, kind] = owner
  const isBlock = top === 'models' && kind === 'blocks' && owner.length === 3
  const where = `the first is in line ${first}`
  return {
    severity: 'error',
    code: isBlock ? 'bad-block-name' : 'wrong-shape',
    message: isBlock
      ? `Two blocks of model ${model} are called "${name}"; ${where}.`
      : `"${name}" is given twice; ${where}.`,
    hint: isBlock ? 'Give one of them another name.' : 'Remove one of the two.',
    place: { ...(isBlock ? { model: String(model), block: name } : {}), ...spot },
  }
}

function findTooDeep(text: string): Spot | null {
  let depth = 0
  let isQuoted = false
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i]
    if (isQuoted) {
      if (character === '\\') i += 1
      else if (character === '"' || character === '\n') isQuoted = false
    } else if (character === '"') isQuoted = true
    else if (character === '{' || character === '[') {
      depth += 1
      if (depth > DEEPEST) return spotAt(text, i)
    } else if (character === '}' || character === ']') depth -= 1
  }
  return null
}

/** In the words of someone who edits the file by hand: what is wrong, what to try. */
const SYNTAX_FAULTS: Readonly<Record<string, readonly [string, string]>> = {
  InvalidSymbol: ['this word means nothing here', 'Put texts in double quotes.'],
  InvalidNumberFormat: ['this is not a number', 'Write, for instance, 1.5e-3.'],
  PropertyNameExpected: ['a name in double quotes is expected here', 'Is there a comma too many before it?'],
  ValueExpected: ['a value is expected here', 'Is there a comma too many?'],
  ColonExpected: ['a colon is expected here', 'A name and its value are written "name": value.'],
  CommaExpected: ['a comma is missing before this', 'Put one after what stands before.'],
  CloseBraceExpected: ['a } is missing', 'Add it where the object ends.'],
  CloseBracketExpected: ['a ] is missing', 'Add it where the list ends.'],
  EndOfFileExpected: ['something follows after the end of the project', 'Remove it.'],
  InvalidCommentToken: ['comments are not possible here', 'Remove it.'],
  UnexpectedEndOfString: ['the closing quote of a text is missing', 'Add " at its end.'],
  UnexpectedEndOfNumber: ['a number ends too early', 'Write, for instance, 1.5e-3.'],
  InvalidUnicode: ['this \\u escape is wrong', 'Write four digits after \\u.'],
  InvalidEscapeCharacter: ['this \\ escape does not exist', 'Write \\\\ for a backslash.'],
  InvalidCharacter: ['a text holds a control character', 'Write \\n for a new line, \\t for a tab.'],
}

interface SyntaxFault extends Spot {
  readonly name: string
  readonly offset: number
  readonly end: number
}

function findSyntaxFault(text: string): Diagnostic {
  const fault = findFirstFault(text)
  if (!fault) return refuse('not-a-project', 'The file is not valid JSON.', 'Is it the right file?', {}).fault
  if (isCutOff(text, fault)) {
    const end = spotAt(text, text.trimEnd().length)
    const message = `The file ends in the middle, in line ${end.line}: it seems to be cut off.`
    return refuse('cut-off-file', message, 'Look for a whole copy of it, or add what is missing.', end).fault
  }
  const { line, column } = fault
  const [what, hint] = SYNTAX_FAULTS[fault.name] ?? ['it cannot be read here', 'Is it the right file?']
  return isObject(text)
    ? refuse('not-a-project', `The file is not valid JSON: ${what}.`, hint, { line, column }).fault
    : refuse(
        'not-a-project',
        'The file is not a Loopwright project: it does not begin with {.',
        'Is it the right file?',
        { line, column },
      ).fault
}

function findFirstFault(text: string): SyntaxFault | null {
  let fault: SyntaxFault | null = null
  let depth = 0
  let isEnded = false
  visit(
    text,
    {
      onObjectBegin: () => {
        depth += 1
      },
      onObjectEnd: offset => {
        depth -= 1
        isEnded ||= depth === 0 && text[offset] === '}'
      },
      onError: (code, offset, length, line, column) => {
        const name = isEnded ? 'EndOfFileExpected' : printParseErrorCode(code)
        fault ??= { name, offset, end: offset + length, line: line + 1, column: column + 1 }
      },
    },
    STRICT,
  )
  return fault
}

/** Whether the first fault is that the text stops: nothing but a beginning of something stands at its end. */
function isCutOff(text: string, { name, offset, end }: SyntaxFault): boolean {
  const isAtEnd = end >= text.trimEnd().length
  const isMark = /^[}\],:]$/.test(text.slice(offset, end))
  return isObject(text) && isAtEnd && !isMark && name !== 'EndOfFileExpected'
}

function isObject(text: string): boolean {
  return /^\s*\{/.test(text)
}

function spotAt(text: string, offset: number): Spot {
  const lines = text.slice(0, offset).split('\n')
  return { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 }
}

function refuse(
  code: DiagnosticCode,
  message: string,
  hint: string,
  spot: Spot | Record<string, never>,
): { fault: Diagnostic } {
  return { fault: { severity: 'error', code, message, hint, place: spot } }
}
