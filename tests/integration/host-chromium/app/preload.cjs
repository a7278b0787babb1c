const { contextBridge, ipcRenderer } = require('electron')

globalThis.secretOfPreload = 'only in the preload world'

contextBridge.exposeInMainWorld('api', {
  platform: process.platform,
  invoke: (channel, ...args) => ipcRenderer.invoke(channel, ...args),
  send: (channel, ...args) => ipcRenderer.send(channel, ...args),
  on: (channel, listener) => {
    const hear = (_event, ...args) => listener(...args)
    ipcRenderer.on(channel, hear)
    return () => ipcRenderer.removeListener(channel, hear)
  },
  add: (a, b) => a + b,
  convert: (list, change) => list.map(change),
  fail: () => {
    throw new RangeError('out of range')
  },
  later: (value) => Promise.resolve(value),
})
