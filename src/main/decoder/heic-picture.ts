import { BasalisError } from '../../shared/contract/errors.ts'
import type { ImageSize } from '../../shared/imaging/pixels.ts'
import { planCodedColour, type CodedColour } from './coded-colour.ts'
import { readIccProfile } from './icc-profile.ts'
import { CHANNEL_INTERLEAVED, CHROMA, COLOUR_SPACE_RGB, FIELD, loadLibheif } from './libheif.ts'
import type { Libheif } from './libheif.ts'
import { checkPictureSize } from './limits.ts'
import type { PictureLimits } from './limits.ts'
import type { StoredPicture, StoredSamples } from './stored-picture.ts'

/**
 * HEIC through libheif in WebAssembly: the primary picture only. libheif turns and mirrors the picture as the file's
 * transformations say, so the EXIF orientation, which repeats them, is not applied and reported as 1. Pictures of more
 * than 8 bits come back as 16. The colour profile is the ICC one, else the coded one (nclx).
 */
let libheif: Libheif | null = null

export function openHeicPicture(bytes: Uint8Array, limits: PictureLimits): StoredPicture {
  const file = guarded(() => new HeicFile((libheif ??= loadLibheif()), bytes, limits))
  try {
    checkPictureSize(file.size, limits)
    const bits = guarded(() => file.bits) > 8 ? 16 : 8
    const colour = guarded(() => readColour(file))
    return {
      size: file.size,
      bits,
      orientation: 1,
      ...colour,
      decode: () => {
        try {
          return Promise.resolve(guarded(() => file.decode(bits)))
        } finally {
          file.close()
        }
      },
    }
  } catch (error) {
    file.close()
    throw error
  }
}

/** After any failure inside the instance its memory is not to be trusted: the next photo gets a fresh one. */
function guarded<T>(call: () => T): T {
  try {
    return call()
  } catch (error) {
    if (error instanceof BasalisError) throw error
    libheif = null
    throw new BasalisError('IMAGE_CORRUPT', 'expected a complete HEIC; found one that is damaged or cut off')
  }
}

function readColour(file: HeicFile): Pick<StoredPicture, 'profile' | 'matrix'> {
  const icc = file.iccProfile()
  if (icc !== null) {
    const profile = readIccProfile(icc)
    if (profile?.matrix == null) {
      throw new BasalisError(
        'IMAGE_TYPE_UNSUPPORTED',
        'expected a HEIC photo with a profile made of primaries and curves; found another kind of profile',
      )
    }
    return { profile: profile.description ?? 'unnamed profile', matrix: profile.matrix }
  }
  const nclx = file.codedProfile()
  return nclx === null ? { profile: null, matrix: null } : planCodedColour(nclx, 'HEIC')
}

/** One file inside one libheif instance. Anything unexpected is thrown as a plain Error. */
class HeicFile {
  readonly #heif: Libheif
  readonly #context: number
  readonly #bytes: number
  /** Room for results: a `heif_error` (12 bytes) and an out parameter (4 bytes). */
  readonly #room: number
  readonly #handle: number
  readonly size: ImageSize

  constructor(heif: Libheif, bytes: Uint8Array, limits: PictureLimits) {
    this.#heif = heif
    this.#room = heif._malloc(16)
    this.#bytes = heif._malloc(bytes.byteLength)
    this.#context = heif._heif_context_alloc()
    heif.HEAPU8.set(bytes, this.#bytes)
    const securityLimits = heif._heif_context_get_security_limits(this.#context)
    this.#view().setBigUint64(securityLimits + FIELD.limitsMaxPixels, BigInt(limits.maxPixels * 2), true)

    this.#call((error) => {
      heif._heif_context_read_from_memory(error, this.#context, this.#bytes, bytes.byteLength, 0)
    })
    this.#handle = this.#out((error, out) => {
      heif._heif_context_get_primary_image_handle(error, this.#context, out)
    })
    this.size = {
      width: heif._heif_image_handle_get_width(this.#handle),
      height: heif._heif_image_handle_get_height(this.#handle),
    }
  }

  get bits(): number {
    return this.#heif._heif_image_handle_get_luma_bits_per_pixel(this.#handle)
  }

  iccProfile(): Uint8Array | null {
    const size = this.#heif._heif_image_handle_get_raw_color_profile_size(this.#handle)
    if (size === 0) return null
    const target = this.#heif._malloc(size)
    this.#call((error) => {
      this.#heif._heif_image_handle_get_raw_color_profile(error, this.#handle, target)
    })
    const icc = this.#heif.HEAPU8.slice(target, target + size)
    this.#heif._free(target)
    return icc
  }

  codedProfile(): CodedColour | null {
    this.#heif._heif_image_handle_get_nclx_color_profile(this.#room, this.#handle, this.#room + 12)
    if (this.#view().getUint32(this.#room, true) !== 0) return null
    const profile = this.#view().getUint32(this.#room + 12, true)
    const primaries = this.#view().getUint32(profile + FIELD.nclxPrimaries, true)
    const transfer = this.#view().getUint32(profile + FIELD.nclxTransfer, true)
    this.#heif._heif_nclx_color_profile_free(profile)
    return { primaries, transfer }
  }

  decode(bits: 8 | 16): StoredSamples {
    const heif = this.#heif
    const alpha = heif._heif_image_handle_has_alpha_channel(this.#handle) !== 0
    if (alpha && heif._heif_image_handle_is_premultiplied_alpha(this.#handle) !== 0) {
      throw new BasalisError(
        'IMAGE_TYPE_UNSUPPORTED',
        'expected a HEIC photo without transparency; found one with premultiplied transparency',
      )
    }
    const options = heif._heif_decoding_options_alloc()
    heif.HEAPU8[options + FIELD.optionsStrict] = 1
    const chroma = CHROMA[`${alpha ? 'rgba' : 'rgb'}${bits}`]
    const image = this.#out((error, out) => {
      heif._heif_decode_image(error, this.#handle, out, COLOUR_SPACE_RGB, chroma, options)
    })
    heif._heif_decoding_options_free(options)
    if (heif._heif_image_get_decoding_warnings(image, 0, 0, 0) > 0) throw new Error('decoded with warnings')
    const channels = alpha ? 4 : 3
    const data = this.#copySamples(image, channels, bits)
    heif._heif_image_release(image)
    return { data, channels }
  }

  close(): void {
    if (libheif !== this.#heif) return // the instance failed and goes away as a whole
    this.#heif._heif_image_handle_release(this.#handle)
    this.#heif._heif_context_free(this.#context)
    this.#heif._free(this.#bytes)
    this.#heif._free(this.#room)
  }

  #copySamples(image: number, channels: 3 | 4, bits: 8 | 16): Uint8Array | Uint16Array {
    const { width, height } = this.size
    const heif = this.#heif
    const plane = heif._heif_image_get_plane_readonly2(image, CHANNEL_INTERLEAVED, this.#room + 12)
    const stride = this.#view().getUint32(this.#room + 12, true)
    const rowBytes = (width * channels * bits) / 8
    const decodedWidth = heif._heif_image_get_width(image, CHANNEL_INTERLEAVED)
    const decodedHeight = heif._heif_image_get_height(image, CHANNEL_INTERLEAVED)
    if (plane === 0 || decodedWidth !== width || decodedHeight !== height || stride < rowBytes) {
      throw new Error('decoded picture does not match its header')
    }
    const rows = new Uint8Array(rowBytes * height)
    for (let row = 0; row < height; row += 1) {
      rows.set(heif.HEAPU8.subarray(plane + row * stride, plane + row * stride + rowBytes), row * rowBytes)
    }
    if (bits === 8) return rows
    const samples = new Uint16Array(rows.buffer)
    const scale = 65535 / (2 ** heif._heif_image_get_bits_per_pixel_range(image, CHANNEL_INTERLEAVED) - 1)
    for (let i = 0; i < samples.length; i += 1) samples[i] = Math.round((samples[i] ?? 0) * scale)
    return samples
  }

  #call(run: (error: number) => void): void {
    run(this.#room)
    if (this.#view().getUint32(this.#room, true) !== 0) throw new Error('refused by libheif')
  }

  #out(run: (error: number, out: number) => void): number {
    this.#call((error) => {
      run(error, this.#room + 12)
    })
    return this.#view().getUint32(this.#room + 12, true)
  }

  #view(): DataView {
    return new DataView(this.#heif.HEAPU8.buffer)
  }
}
