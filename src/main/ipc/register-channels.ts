import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { CHANNEL_NAMES } from '../../shared/contract/channel-names.ts'
import type { ChannelGate } from './channel-gate.ts'

/** Puts the gate before every channel of the contract. `origin` is the only one that may ask, from its top frame. */
export function registerChannels(ipc: Pick<IpcMain, 'handle'>, gate: ChannelGate, origin: string): void {
  for (const channel of CHANNEL_NAMES)
    ipc.handle(channel, (event, payload: unknown) => gate.answer(channel, isTrusted(event, origin), payload))
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
