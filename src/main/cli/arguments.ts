import { parseArgs } from 'node:util'
import { BasalisError } from '../../shared/contract/errors.ts'
import { DEFAULT_PARAMETERS, PARAMETERS, type ParameterValues } from '../../shared/imaging/parameters.ts'
import { INPUT_VARIANTS, type InputVariant } from '../analysis/net/manifest.ts'

export interface AnalyzeArguments {
  readonly photos: readonly string[]
  readonly out: string
  readonly region: 'face' | 'patch'
  readonly variant: InputVariant
  readonly colourCard: 'auto' | 'off'
  /** Folder of results; null: none. */
  readonly cardLike: string | null
  readonly backend: 'auto' | 'gpu' | 'cpu'
  readonly parameters: ParameterValues
}

const REGIONS = ['face', 'patch'] as const
const COLOUR_CARD_MODES = ['auto', 'off'] as const
const BACKENDS = ['auto', 'gpu', 'cpu'] as const

export const USAGE = `Usage: npm run -s analyze -- PHOTO… --out DIR [options]

Splits each photo into diffuse and specular images and computes its red, brown and gray pigment maps and the four
simulated lights. Visualises and documents; does not diagnose.

  --out DIR                 where the results go; with several photos, DIR/<file name without ending>/
  --region face|patch       face (default) finds the face and its skin, without a face what has the colour of
                            skin, and says so; patch takes the whole photo as skin
  --variant stack-base|stack|diffuse
                            what the net sees: the four-level diffuse stack with the base it leaves (default), the
                            stack alone, or the diffuse image alone
  --colour-card auto|off    auto (default) looks for a colour card in the photo and corrects by it the colours that
                            are analysed, never the photo; off takes them as they are
  --card-like DIR           for a printed card, whose true colours nobody knows: makes the colours like those of an
                            earlier photo with the same card, whose results are in DIR
  --backend auto|gpu|cpu    what filter and net run on: auto (default) takes the GPU where it is right and faster,
                            which it measures once and remembers; gpu takes it unmeasured and is refused where
                            there is none; cpu leaves it alone. analysis.json says what was used, and why
  --max-iterations N        ${PARAMETERS.maxIterations.meaning} (default ${PARAMETERS.maxIterations.default})
  --help                    this text

Photos: JPEG, PNG, WebP, HEIC or DICOM, in colour. Exit code: 0 done; 2 a photo, an argument or the
folder for the results was refused; 3 internal fault.`

/** Command-line words to a request, or `help`. Fails with ARGUMENT_INVALID: what was expected, what was found. */
export function parseAnalyzeArguments(words: readonly string[]): AnalyzeArguments | 'help' {
  const { values, positionals } = parsed(words)
  if (values.help === true) return 'help'
  if (positionals.length === 0) throw invalid('expected at least one photo, found none')
  if (values.out === undefined || values.out === '') throw invalid('expected --out DIR, found none')
  return {
    photos: positionals,
    out: values.out,
    region: oneOf('--region', values.region, REGIONS, 'face'),
    variant: oneOf('--variant', values.variant, INPUT_VARIANTS, INPUT_VARIANTS[0]),
    colourCard: oneOf('--colour-card', values['colour-card'], COLOUR_CARD_MODES, 'auto'),
    cardLike: values['card-like'] ?? null,
    backend: oneOf('--backend', values.backend, BACKENDS, 'auto'),
    parameters: { ...DEFAULT_PARAMETERS, maxIterations: iterations(values['max-iterations']) },
  }
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        region: { type: 'string' },
        variant: { type: 'string' },
        'colour-card': { type: 'string' },
        'card-like': { type: 'string' },
        backend: { type: 'string' },
        'max-iterations': { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw invalid(argumentProblem(error))
  }
}

/** Our sentence for what the parser of the runtime found wrong. */
export function argumentProblem(error: unknown): string {
  const message = error instanceof Error ? error.message : ''
  const option = /'(-[^' ]*)/.exec(message)?.[1] ?? 'an option'
  const code = error instanceof Error && 'code' in error ? error.code : ''
  if (code === 'ERR_PARSE_ARGS_UNKNOWN_OPTION')
    return `expected options that there are (a photo whose name begins with - goes after --), found ${option}`
  return message.includes('does not take an argument')
    ? `expected ${option} without a value, found one`
    : `expected a value after ${option}, found none`
}

/** Fails with ARGUMENT_INVALID for a word that is not among those allowed. */
export function oneOf<T extends string>(
  flag: string,
  value: string | undefined,
  allowed: readonly T[],
  fallback: T,
): T {
  if (value === undefined) return fallback
  const found = allowed.find((candidate) => candidate === value)
  if (found === undefined)
    throw invalid(`expected ${flag} to be one of ${allowed.join(', ')}, found "${value}"`)
  return found
}

function iterations(value: string | undefined): number {
  const { default: fallback, min, max } = PARAMETERS.maxIterations
  if (value === undefined) return fallback
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < min || number > max)
    throw invalid(`expected --max-iterations to be a whole number from ${min} to ${max}, found "${value}"`)
  return number
}

const invalid = (message: string): BasalisError => new BasalisError('ARGUMENT_INVALID', message)
