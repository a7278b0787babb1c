import { serveTasks } from '../../../../src/main/pool/serve-tasks.ts'

/** A GPU's thread whose tasks do what the number of the run says. */
export default serveTasks({
  gpuPass: ({ run }: { readonly run: number }) => {
    if (run === 9) process.exit(9)
    return { ok: true, value: [run, run, run] }
  },
  gpuCloseDevice: () => undefined,
})
