import { createRequire } from 'node:module'

/**
 * The C++ addon as JavaScript sees it. Jobs run on a background thread and the calling thread never waits, unless it
 * asked to do them itself. Buffers are used in place; whoever calls keeps them alive and unwritten meanwhile.
 *
 * A *strip plane* is one channel in the layout the bilateral kernel wants: the image cut into 8 vertical strips,
 * one per vector lane, with a halo of `radius` columns on either side of each strip. Its
 * content is private to the addon; JavaScript only allocates it (`stripPlaneLength`) and hands it on.
 */
export interface NativeAddon {
  /** Instruction set that the kernels of this process run on. `BASALIS_SIMD=baseline` in the environment forces the plain one. */
  readonly simd: 'avx2' | 'baseline' | 'neon'

  /**
   * From now on the jobs of this thread run in it and block it. For worker threads of a pool: the background threads
   * are libuv's, four by default, shared with file access, and would cap the pool on larger machines.
   */
  runInCallingThread(): void

  /** Number of float32 elements of a strip plane, alignment slack included. */
  stripPlaneLength(width: number, height: number, radius: number): number

  /** Rows [rowBegin, rowEnd) of an interleaved sRGB image to planar L*, a*, b* (pipeline §1). Resolves false when cancelled. */
  rgbToLab(job: RgbToLabJob): Promise<boolean>

  /**
   * Rows [rowBegin, rowEnd) of a natural plane into a strip plane. Rejects with code FILTER_INPUT_NOT_FINITE when a
   * value is NaN, infinite or absurdly large.
   */
  packStrips(job: StripCopyJob): Promise<boolean>

  /** Rows [rowBegin, rowEnd) of a strip plane back into a natural plane. */
  unpackStrips(job: StripCopyJob): Promise<boolean>

  /** One bilateral pass over rows [rowBegin, rowEnd) of a strip plane (pipeline §2). Resolves false when cancelled. */
  bilateralRows(job: BilateralJob): Promise<boolean>

  /** The plain scalar, double-precision reference of `rgbToLab`, for tests. Synchronous. */
  referenceLab(rgb: Uint8Array | Uint16Array, width: number, height: number, lab: Float32Array): void

  /** The plain scalar, double-precision reference of one pass on a natural plane, for tests. Synchronous. */
  referenceBilateral(
    source: Float32Array,
    target: Float32Array,
    width: number,
    height: number,
    radius: number,
    sigmaSpatial: number,
    sigmaRange: number,
  ): void
}

interface RowRange {
  readonly width: number
  readonly height: number
  readonly rowBegin: number
  readonly rowEnd: number
  /** One shared 32-bit cell; a value other than 0 asks running jobs to stop before their next block of rows. */
  readonly cancel: Int32Array<SharedArrayBuffer>
}

export interface RgbToLabJob extends RowRange {
  /** Interleaved R, G, B; Uint8Array means 0…255, Uint16Array 0…65535. */
  readonly rgb: Uint8Array | Uint16Array
  /** Three planes of width × height, L* then a* then b*. */
  readonly lab: Float32Array
}

export interface StripCopyJob extends RowRange {
  readonly plane: Float32Array
  readonly strips: Float32Array
  readonly radius: number
  /** LAB units; the strip plane holds values scaled by it. */
  readonly sigmaRange: number
}

export interface BilateralJob extends RowRange {
  readonly source: Float32Array
  readonly target: Float32Array
  readonly radius: number
  readonly sigmaSpatial: number
  readonly sigmaRange: number
  /** One cell per image row: Σ |source − target| in LAB units over the row (over the mask where there is one). */
  readonly rowDifference: Float64Array
  /** Natural layout, width × height, 0 = ignore the pixel in `rowDifference`; null = every pixel counts. */
  readonly mask: Uint8Array | null
}

// Not named `require`: the build adds a constant of that name to files that use one.
const requireFile = createRequire(import.meta.url)

/** Loads the addon from `path` (built by `npm run build:native`). */
export function loadNativeAddon(path: string): NativeAddon {
  return requireFile(path) as NativeAddon
}
