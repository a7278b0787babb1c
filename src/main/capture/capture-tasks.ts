import { measurePicture } from './measure-picture.ts'

export const captureTasks = { measurePicture }

export type CaptureTasks = typeof captureTasks
