import { type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron'
import * as z from 'zod/mini'
import { CALL_CHANNEL, NOTICE_CHANNEL, type PreloadNotice } from '../contract/channels.ts'
import type { Answer, HostCalls } from '../contract/transport.ts'
import { answerCall } from '../services/answer-call.ts'
import { isAppUrl } from './app-scheme.ts'

const noticeSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('document-state'),
    state: z.object({
      name: z.string().check(z.maxLength(1024)),
      path: z.nullable(z.string()),
      isUnsaved: z.boolean(),
    }),
  }),
  z.object({ kind: z.literal('close-window') }),
  z.object({ kind: z.literal('ready') }),
  z.object({
    kind: z.literal('edit-text'),
    edit: z.enum(['undo', 'redo', 'cut', 'copy', 'paste', 'delete', 'selectAll']),
  }),
]) satisfies z.ZodMiniType<PreloadNotice>

const STRANGER: Answer = {
  error: { code: 'unavailable', message: 'Only the page of Loopwright may call Loopwright.' },
}

/** Answers the page's calls and hears its notices. Who sends and what is sent are checked every time. */
export function answerPage(calls: HostCalls, hear: (notice: PreloadNotice) => void): void {
  ipcMain.handle(CALL_CHANNEL, (event, name: unknown, parameters: unknown) =>
    isFromPage(event) ? answerCall(calls, name, parameters) : STRANGER,
  )
  ipcMain.on(NOTICE_CHANNEL, (event, notice: unknown) => {
    const parsed = noticeSchema.safeParse(notice)
    if (isFromPage(event) && parsed.success) hear(parsed.data)
  })
}

/** A frame inside the page, or one that has gone elsewhere since, is not the page. */
function isFromPage(event: IpcMainEvent | IpcMainInvokeEvent): boolean {
  const frame = event.senderFrame
  return frame !== null && frame === event.sender.mainFrame && isAppUrl(frame.url)
}
