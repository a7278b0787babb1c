import { globals } from 'webgpu'
import { createAnalysisTasks } from '../../../src/main/analysis/analysis-tasks.ts'
import { loadNativeAddon } from '../../../src/main/analysis/native/addon.ts'
import { serveTasks } from '../../../src/main/pool/serve-tasks.ts'
import { nativeAddonPath } from '../../../src/main/project-root.ts'

/** The analysis worker with a GPU that goes away: its device is destroyed under the third pass. */

const { GPUDevice: Device, GPUQueue: Queue } = globals as unknown as typeof globalThis

type CreateEncoder = (this: GPUDevice, ...words: unknown[]) => GPUCommandEncoder
type Submit = (this: GPUQueue, ...words: unknown[]) => undefined

const createEncoder = Reflect.get(Device.prototype, 'createCommandEncoder') as CreateEncoder
const submit = Reflect.get(Queue.prototype, 'submit') as Submit
let lose = (): void => undefined
let submitted = 0

Device.prototype.createCommandEncoder = function (...words) {
  lose = () => {
    this.destroy()
  }
  return createEncoder.apply(this, words)
}

Queue.prototype.submit = function (...words) {
  submitted += 1
  if (submitted === 3) lose()
  submit.apply(this, words)
}

export default serveTasks(createAnalysisTasks(loadNativeAddon(nativeAddonPath())))
