/**
 * Questions to the user, one at a time. Whoever asks waits for the answer and knows nothing of how the question looks;
 * the dialogs show it and know nothing of what the answer is for.
 */
import { create } from 'zustand'
import type { Diagnostic } from '../../engine/index.ts'

/** What each kind of question says, and what it may be answered with. */
interface Questions {
  unsaved: { ask: { readonly name: string }; answer: 'save' | 'discard' | 'cancel' }
  'open-file': { ask: Record<never, never>; answer: string | null }
  'save-file': { ask: { readonly suggestedName: string }; answer: string | null }
  'export-file': { ask: { readonly suggestedName: string }; answer: string | null }
  'refused-file': {
    ask: {
      readonly name: string
      readonly diagnostics: readonly Diagnostic[]
      readonly canOpenAnyway: boolean
    }
    answer: 'open' | 'cancel'
  }
  opening: { ask: Record<never, never>; answer: 'cancel' }
  'changed-outside': { ask: { readonly name: string }; answer: 'overwrite' | 'reload' | 'cancel' }
  fault: { ask: { readonly title: string; readonly message: string }; answer: 'understood' }
  /** Answered with the id of the command to run. */
  palette: { ask: Record<never, never>; answer: string | null }
  find: { ask: Record<never, never>; answer: 'closed' }
  manual: { ask: Record<never, never>; answer: 'closed' }
  plugins: { ask: Record<never, never>; answer: 'closed' }
  shortcuts: { ask: Record<never, never>; answer: 'closed' }
}

export type QuestionKind = keyof Questions

export type OpenQuestion = {
  [Kind in QuestionKind]: {
    readonly kind: Kind
    readonly answer: (answer: Questions[Kind]['answer']) => void
  } & Questions[Kind]['ask']
}[QuestionKind]

/** The question of one kind, for the dialog that shows it. */
export type Question<Kind extends QuestionKind> = Extract<OpenQuestion, { kind: Kind }>

interface DialogStore {
  readonly question: OpenQuestion | null
}

export const useDialog = create<DialogStore>()(() => ({ question: null }))

export function isDialogOpen(): boolean {
  return useDialog.getState().question !== null
}

/** Questions behind the one that is open, the next one first. */
let behind: readonly OpenQuestion[] = []

/** Asks, before what is asked already, and resolves with the answer; what is answered a second time changes nothing. */
export function ask<Kind extends QuestionKind>(
  kind: Kind,
  question: Questions[Kind]['ask'],
): Promise<Questions[Kind]['answer']> {
  return new Promise(resolve => put(kind, question, resolve))
}

/**
 * Keeps the window from being used while a project is read: what is pressed meanwhile would be about the one before it.
 * Resolves with null where the user gives up waiting.
 */
export async function holdWhile<Value>(opening: Promise<Value>): Promise<Value | null> {
  let giveUp = () => {}
  const givenUp = new Promise<null>(resolve => {
    giveUp = () => resolve(null)
  })
  const asked = put('opening', {}, giveUp)
  try {
    return await Promise.race([opening, givenUp])
  } finally {
    close(asked)
  }
}

function put<Kind extends QuestionKind>(
  kind: Kind,
  question: Questions[Kind]['ask'],
  onAnswer: (answer: Questions[Kind]['answer']) => void,
): OpenQuestion {
  const answer = (given: Questions[Kind]['answer']) => {
    close(asked)
    onAnswer(given)
  }
  const asked = { kind, answer, ...question } as OpenQuestion
  const { question: open } = useDialog.getState()
  if (open) behind = [open, ...behind]
  useDialog.setState({ question: asked })
  return asked
}

/** Also one that others are in front of. */
function close(asked: OpenQuestion): void {
  if (useDialog.getState().question === asked) {
    const [next = null, ...others] = behind
    behind = others
    useDialog.setState({ question: next })
  } else behind = behind.filter(question => question !== asked)
}
