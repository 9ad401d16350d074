/** What main and preload say to each other; no other channel exists. */
import type { HostNotice } from './transport.ts'

/** Preload to main, answered: a call's name and its parameters. */
export const CALL_CHANNEL = 'loopwright:call'
/** Preload to main, not answered: a `PreloadNotice`. */
export const NOTICE_CHANNEL = 'loopwright:notice'
/** Main to preload: a `HostCommand`. */
export const COMMAND_CHANNEL = 'loopwright:command'

/** Under this name preload gives the page its `Transport`. */
export const TRANSPORT_KEY = 'loopwrightTransport'

/** What Chromium does in a text field by itself; the page need not. */
export type TextEdit = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'delete' | 'selectAll'

export type PreloadNotice =
  | HostNotice
  /** The page may be sent commands. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'edit-text'; readonly edit: TextEdit }
