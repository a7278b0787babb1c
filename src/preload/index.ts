import { contextBridge } from 'electron'
import type { BasalisApi } from './api.ts'

const api: BasalisApi = { languages: [...navigator.languages] }

contextBridge.exposeInMainWorld('basalis', api)
