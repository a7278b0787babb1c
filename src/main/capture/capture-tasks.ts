import { maskEyes } from './mask-eyes.ts'
import { measurePicture } from './measure-picture.ts'

export const captureTasks = { measurePicture, maskEyes }

export type CaptureTasks = typeof captureTasks
