/** Of a JPEG: the least that is lost, and colour at full resolution. */
const QUALITY = 1
/** A camera that takes longer than this for a still, or to say what stills it takes, has none, ms. */
const STILL_MS = 5000

/**
 * The camera's picture at its full resolution: a still where the camera takes larger ones than its video, else the frame that is
 * shown. Fails where there is no picture.
 */
export async function takePhoto(video: HTMLVideoElement, track: MediaStreamTrack): Promise<Blob> {
  return (await largerStill(track).catch(() => null)) ?? (await shownFrame(video))
}

async function largerStill(track: MediaStreamTrack): Promise<Blob | null> {
  if (!('ImageCapture' in window)) return null
  const { promise: tooLate, resolve } = Promise.withResolvers<null>()
  const timer = setTimeout(() => {
    resolve(null)
  }, STILL_MS)
  return await Promise.race([stillOf(track), tooLate]).finally(() => {
    clearTimeout(timer)
  })
}

/** Null where the video is as large. */
async function stillOf(track: MediaStreamTrack): Promise<Blob | null> {
  const camera = new ImageCapture(track)
  const { imageWidth, imageHeight } = await camera.getPhotoCapabilities()
  const [width, height] = [imageWidth?.max ?? 0, imageHeight?.max ?? 0]
  const shown = track.getSettings()
  if (width * height <= (shown.width ?? 0) * (shown.height ?? 0)) return null
  return await camera.takePhoto({ imageWidth: width, imageHeight: height })
}

async function shownFrame(video: HTMLVideoElement): Promise<Blob> {
  const { videoWidth: width, videoHeight: height } = video
  if (width === 0 || height === 0) throw new Error('expected a picture of the camera, found none')
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d', { alpha: false })?.drawImage(video, 0, 0)
  return await canvas.convertToBlob({ type: 'image/jpeg', quality: QUALITY })
}
