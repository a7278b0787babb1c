import type { IpcMain, IpcMainInvokeEvent, WebContents } from 'electron'
import { CHANNEL_NAMES, type WindowRole } from '../../shared/contract/channel-names.ts'
import type { ChannelGate } from './channel-gate.ts'

/** Which of the application's windows shows these contents; null: none of them. */
export type WindowOf = (sender: WebContents) => WindowRole | null

/** Puts the gate before every channel of the contract. `origin` is the only one that may ask, from its top frame. */
export function registerChannels(
  ipc: Pick<IpcMain, 'handle'>,
  gate: ChannelGate,
  origin: string,
  windowOf: WindowOf,
): void {
  for (const channel of CHANNEL_NAMES)
    ipc.handle(channel, (event, payload: unknown) =>
      gate.answer(channel, isTrusted(event, origin) ? windowOf(event.sender) : null, payload),
    )
}

export function isTrusted(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  origin: string,
): boolean {
  return (
    senderFrame !== null &&
    !sender.isDestroyed() &&
    senderFrame === sender.mainFrame &&
    senderFrame.url.startsWith(`${origin}/`)
  )
}
