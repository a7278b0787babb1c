import { LIVE_SIDE } from '../../../shared/contract/capture-channels.ts'
import { packed } from '../../../shared/imaging/packed-picture.ts'
import type { LivePicture } from './live-loop.ts'

/** Plays what a camera gives; returns what ends that. */
export function showIn(video: HTMLVideoElement, stream: MediaStream): () => void {
  video.srcObject = stream
  // Refused only where it is taken away at once.
  video.play().catch(() => undefined)
  return () => {
    video.srcObject = null
  }
}

/** Makes small copies of what a video shows, always in the same canvas. Null where the video shows nothing yet. */
export function liveGrabber(video: HTMLVideoElement): () => LivePicture | null {
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false })
  return () => {
    const { videoWidth, videoHeight } = video
    if (!context || videoWidth === 0 || videoHeight === 0) return null
    const { width, height } = fitted(videoWidth, videoHeight)
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height })
    const atMs = performance.now()
    context.drawImage(video, 0, 0, width, height)
    const size = { width, height }
    const { data } = context.getImageData(0, 0, width, height)
    return { ...size, packed: packed(data, size), atMs }
  }
}

/** Not larger than what is measured, in the same proportions. */
export function fitted(width: number, height: number): { readonly width: number; readonly height: number } {
  const factor = Math.min(1, LIVE_SIDE / Math.max(width, height))
  return {
    width: Math.max(1, Math.round(width * factor)),
    height: Math.max(1, Math.round(height * factor)),
  }
}

/** Resolves with the video's next frame, or at the end. A window that is hidden gets no frames. */
export function nextFrame(video: HTMLVideoElement, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const handle = video.requestVideoFrameCallback(() => {
    resolve(undefined)
  })
  const end = (): void => {
    video.cancelVideoFrameCallback(handle)
    resolve(undefined)
  }
  signal.addEventListener('abort', end, { once: true })
  return promise.finally(() => {
    signal.removeEventListener('abort', end)
  })
}

/** Resolves after this time, or at the end. */
export function waitFor(ms: number, signal: AbortSignal): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const timer = setTimeout(() => {
    resolve(undefined)
  }, ms)
  const end = (): void => {
    clearTimeout(timer)
    resolve(undefined)
  }
  signal.addEventListener('abort', end, { once: true })
  return promise.finally(() => {
    signal.removeEventListener('abort', end)
  })
}
