import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import { BasalisError } from '../../../shared/contract/errors.ts'

/**
 * What the net is fed: the four-level diffuse stack with what it leaves, the stack alone, or (the source's own words)
 * the diffuse image alone. The first is the default.
 */
export const INPUT_VARIANTS = ['stack-base', 'stack', 'diffuse'] as const
export type InputVariant = (typeof INPUT_VARIANTS)[number]

const mapsOutput = z.object({
  name: z.string(),
  channels: z.literal(3),
  order: z.tuple([z.literal('red'), z.literal('brown'), z.literal('gray')]),
})

const modelEntry = z.object({
  id: z.string().min(1),
  version: z.string().min(1),
  file: z.string().regex(/^[a-z0-9.-]+\.onnx$/),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  bytes: z.number().int().positive(),
  inputVariant: z.enum(INPUT_VARIANTS),
  /** No output pixel depends on an input pixel further away than this. */
  haloPx: z.number().int().nonnegative(),
  inputs: z.tuple([
    z.object({
      name: z.string(),
      channels: z.number().int().positive(),
      multipleOf: z.number().int().positive(),
    }),
  ]),
  /** The maps, and the confidence in them. */
  outputs: z.tuple([mapsOutput, mapsOutput]),
  /** A confidence is the probability that a map is off by no more than this, on the scale 0…1, */
  errorBound: z.number().positive(),
  /** or by no more than this share of its own value, where that is more. */
  errorShare: z.number().nonnegative().default(0),
})

const manifest = z.object({ models: z.array(modelEntry).min(1) })

export type ModelEntry = z.infer<typeof modelEntry>

/** A model whose checksum matched, in shared memory so that every worker can read it without a copy. */
export interface VerifiedModel {
  readonly entry: ModelEntry
  readonly bytes: Uint8Array<SharedArrayBuffer>
}

/** Reads `models/manifest.json`. Fails with MODEL_MISSING or MODEL_INVALID. */
export async function readManifest(folder: string): Promise<readonly ModelEntry[]> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch((cause: unknown) => {
    throw new BasalisError('MODEL_MISSING', 'expected models/manifest.json, found none', { cause })
  })
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch (cause) {
    throw new BasalisError('MODEL_INVALID', 'expected JSON in models/manifest.json, found other text', {
      cause,
    })
  }
  const parsed = manifest.safeParse(data)
  if (parsed.success) return parsed.data.models
  const [issue] = parsed.error.issues
  const where = issue ? `${issue.path.join('.')}: ${issue.message}` : 'another form'
  throw new BasalisError('MODEL_INVALID', `expected models/manifest.json to describe models, found ${where}`)
}

/**
 * Loads the model of a variant into memory and compares its SHA-256 with the manifest's before anybody parses it.
 * Fails with MODEL_MISSING or MODEL_ALTERED.
 */
export async function loadVerifiedModel(folder: string, variant: InputVariant): Promise<VerifiedModel> {
  const entry = (await readManifest(folder)).find(({ inputVariant }) => inputVariant === variant)
  if (!entry)
    throw new BasalisError(
      'MODEL_MISSING',
      `expected a model for the input "${variant}" in the manifest, found none`,
    )
  const file = await readFile(join(folder, basename(entry.file))).catch((cause: unknown) => {
    throw new BasalisError('MODEL_MISSING', `expected the model file models/${entry.file}, found none`, {
      cause,
    })
  })
  const found = createHash('sha256').update(file).digest('hex')
  if (found !== entry.sha256)
    throw new BasalisError(
      'MODEL_ALTERED',
      `expected models/${entry.file} with SHA-256 ${entry.sha256.slice(0, 12)}…, found ${found.slice(0, 12)}…`,
    )
  const bytes = new Uint8Array(new SharedArrayBuffer(file.byteLength))
  bytes.set(file)
  return { entry, bytes }
}
