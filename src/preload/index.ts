import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { CHANNEL_NAMES, EVENT_NAMES } from '../shared/contract/channel-names.ts'
import type { BasalisApi } from './api.ts'

const calls = CHANNEL_NAMES.map(
  (channel) => [channel, (request?: unknown) => ipcRenderer.invoke(channel, request)] as const,
)

const subscriptions = EVENT_NAMES.map(
  (event) =>
    [
      event,
      (listener: (payload: unknown) => void) => {
        const forward = (_event: IpcRendererEvent, payload: unknown): void => {
          listener(payload)
        }
        ipcRenderer.on(event, forward)
        return () => {
          ipcRenderer.removeListener(event, forward)
        }
      },
    ] as const,
)

const api: BasalisApi = {
  call: Object.fromEntries(calls) as BasalisApi['call'],
  on: Object.fromEntries(subscriptions) as unknown as BasalisApi['on'],
  languages: [...navigator.languages],
}

contextBridge.exposeInMainWorld('basalis', api)
