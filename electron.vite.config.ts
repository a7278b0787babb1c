import react from '@vitejs/plugin-react'
import { defineConfig } from 'electron-vite'
import { fileURLToPath } from 'node:url'

const path = (relative: string): string => fileURLToPath(new URL(relative, import.meta.url))

export default defineConfig({
  main: {
    build: {
      rolldownOptions: {
        input: {
          index: path('src/main/index.ts'),
          'analysis-worker': path('src/main/analysis/analysis-worker.ts'),
          'decoder-entry': path('src/main/decoder/decoder-entry.ts'),
          'gpu-probe-entry': path('src/main/analysis/backend/probe-entry.ts'),
          'records-worker': path('src/main/records/service/records-worker.ts'),
          'capture-worker': path('src/main/capture/capture-worker.ts'),
          'backup-worker': path('src/main/records/backup/backup-worker.ts'),
          'memory-watchdog': path('src/main/decoder/memory-watchdog.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      rolldownOptions: {
        input: path('src/preload/index.ts'),
        // A sandboxed preload script must be one CommonJS file.
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('src/renderer'),
    plugins: [react()],
    // One file, from the disk beside it: cutting it up would save nothing.
    build: {
      minify: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: { input: path('src/renderer/index.html') },
    },
  },
})
