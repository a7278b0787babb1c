import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * The part of libheif's C interface that we call in its WebAssembly build (package libheif-js, LGPL-3.0, kept as a
 * separate .wasm file). Pointers are numbers; a function that returns `struct heif_error` takes the place for it as
 * its first argument.
 */
export interface Libheif {
  /** Replaced when the memory grows: read it anew after every call. */
  readonly HEAPU8: Uint8Array<ArrayBuffer>
  _malloc(size: number): number
  _free(pointer: number): void
  _heif_context_alloc(): number
  _heif_context_free(context: number): void
  _heif_context_get_security_limits(context: number): number
  _heif_context_read_from_memory(
    error: number,
    context: number,
    bytes: number,
    size: number,
    options: 0,
  ): void
  _heif_context_get_primary_image_handle(error: number, context: number, outHandle: number): void
  _heif_image_handle_release(handle: number): void
  _heif_image_handle_get_width(handle: number): number
  _heif_image_handle_get_height(handle: number): number
  _heif_image_handle_has_alpha_channel(handle: number): number
  _heif_image_handle_is_premultiplied_alpha(handle: number): number
  _heif_image_handle_get_luma_bits_per_pixel(handle: number): number
  _heif_image_handle_get_raw_color_profile_size(handle: number): number
  _heif_image_handle_get_raw_color_profile(error: number, handle: number, target: number): void
  _heif_image_handle_get_nclx_color_profile(error: number, handle: number, outProfile: number): void
  _heif_nclx_color_profile_free(profile: number): void
  _heif_decoding_options_alloc(): number
  _heif_decoding_options_free(options: number): void
  _heif_decode_image(
    error: number,
    handle: number,
    outImage: number,
    colourSpace: number,
    chroma: number,
    options: number,
  ): void
  _heif_image_release(image: number): void
  _heif_image_get_width(image: number, channel: number): number
  _heif_image_get_height(image: number, channel: number): number
  _heif_image_get_bits_per_pixel_range(image: number, channel: number): number
  _heif_image_get_plane_readonly2(image: number, channel: number, outStride: number): number
  _heif_image_get_decoding_warnings(image: number, first: number, out: 0, count: 0): number
}

export const COLOUR_SPACE_RGB = 1
export const CHANNEL_INTERLEAVED = 10
/** `enum heif_chroma`: 8-bit RGB and RGBA, and the little-endian 16-bit containers of both. */
export const CHROMA = { rgb8: 10, rgba8: 11, rgb16: 14, rgba16: 15 } as const

/** Offsets in bytes of the fields we set or read, for 32-bit WebAssembly. */
export const FIELD = {
  /** uint64 of `heif_security_limits`. */
  limitsMaxPixels: 8,
  /** uint8 of `heif_decoding_options`. */
  optionsStrict: 21,
  /** enums of `heif_color_profile_nclx`. */
  nclxPrimaries: 4,
  nclxTransfer: 8,
} as const

// Not named `require`: the build adds a constant of that name to files that use one.
const requireFile = createRequire(import.meta.url)

/** Compiles a fresh instance, about 35 ms. One instance serves many photos until one of them makes it fail. */
export function loadLibheif(): Libheif {
  const factory = requireFile('libheif-js/libheif-wasm/libheif.js') as (options: object) => Libheif
  const wasmBinary = readFileSync(requireFile.resolve('libheif-js/libheif-wasm/libheif.wasm'))
  return factory({ wasmBinary, print: () => undefined, printErr: () => undefined })
}
