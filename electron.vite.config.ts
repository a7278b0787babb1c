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
          'report-worker': path('src/main/reports/report-worker.ts'),
          'backup-worker': path('src/main/records/backup/backup-worker.ts'),
          'instance-worker': path('src/main/pacs/instance-worker.ts'),
          'bundle-worker': path('src/main/bundle/bundle-worker.ts'),
          'memory-watchdog': path('src/main/decoder/memory-watchdog.ts'),
        },
      },
    },
  },
  preload: {
    build: {
      // A sandboxed preload script must be one CommonJS file.
      isolatedEntries: true,
      rolldownOptions: {
        input: { index: path('src/preload/index.ts'), patient: path('src/preload/patient.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: path('src/renderer'),
    plugins: [react()],
    worker: { format: 'es' },
    // A window's script is one file beside it on the disk, but for what both windows need: cutting it up further would save nothing.
    build: {
      minify: true,
      chunkSizeWarningLimit: 2000,
      rolldownOptions: {
        input: { index: path('src/renderer/index.html'), patient: path('src/renderer/patient.html') },
      },
    },
  },
})
