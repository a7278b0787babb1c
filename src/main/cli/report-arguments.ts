import { parseArgs } from 'node:util'
import { BasalisError } from '../../shared/contract/errors.ts'
import { LANGUAGES, type Language } from '../../shared/contract/settings.ts'
import { LIGHTS, type Light } from '../../shared/imaging/lights.ts'
import {
  PAPERS,
  REPORT_TEMPLATES,
  type Paper,
  type ReportTemplate,
} from '../../shared/reports/report-content.ts'
import { argumentProblem, oneOf } from './arguments.ts'

export interface ReportArguments {
  /** A folder of results. */
  readonly folder: string
  /** Of an earlier photo of the same skin; null: none. */
  readonly before: string | null
  /** A file of names and words; null: none. */
  readonly content: string | null
  readonly logo: string | null
  readonly out: string
  readonly template: ReportTemplate
  readonly paper: Paper
  readonly language: Language
  readonly lights: readonly Light[]
  readonly password: boolean
  readonly json: boolean
}

export const REPORT_USAGE = `Usage: npm run -s report -- ANALYSIS_FOLDER --out FILE.pdf [options]

Makes a PDF report of a photo from the folder that "analyze" has written: photo, maps, numbers, and what you write
yourself. Visualises and documents; does not diagnose.

  --out FILE.pdf            where the report goes; a PDF that is there is replaced
  --before ANALYSIS_FOLDER  an earlier photo of the same skin, to stand beside it
  --content FILE.json       names and words: clinic, patient, visits, texts, photo, before, series (docs/reports.md)
  --logo FILE               the clinic's logo, JPEG or PNG
  --template NAME           one-page, full, before-after or film-strip (default: full; with --before, before-after)
  --paper a4|letter         a4 is the default
  --language en|zh-CN       en is the default
  --lights LIST             which simulated lights a full report shows, with commas between: gray, yellow, red, blue;
                            or none (default: all)
  --password-stdin          takes a password from stdin, or asks for it on a terminal: without it nobody opens the file
  --json                    says file, pages and bytes for programs, on stdout
  --help                    this text

Exit code: 0 done; 2 a folder, a file, an argument or a password was refused; 3 internal fault.`

/** Command-line words to a request, or `help`. Fails with ARGUMENT_INVALID: what was expected, what was found. */
export function parseReportArguments(words: readonly string[]): ReportArguments | 'help' {
  const { values, positionals } = parsed(words)
  if (values.help === true) return 'help'
  const [folder] = positionals
  if (folder === undefined || positionals.length > 1)
    throw invalid(`expected one folder of results, found ${positionals.length}`)
  const { out, before = null, content = null, logo = null } = values
  if (out === undefined || !/.\.pdf$/i.test(out))
    throw invalid('expected --out FILE.pdf, found no name that ends in .pdf')
  return {
    folder,
    before,
    content,
    logo,
    out,
    template: oneOf(
      '--template',
      values.template,
      REPORT_TEMPLATES,
      before === null ? 'full' : 'before-after',
    ),
    paper: oneOf('--paper', values.paper, PAPERS, 'a4'),
    language: oneOf('--language', values.language, LANGUAGES, 'en'),
    lights: lightsOf(values.lights),
    password: values['password-stdin'] ?? false,
    json: values.json ?? false,
  }
}

function lightsOf(list: string | undefined): readonly Light[] {
  if (list === undefined) return LIGHTS
  if (list === 'none') return []
  const asked = list.split(',').map((name) => oneOf('--lights', name.trim(), LIGHTS, 'gray'))
  return LIGHTS.filter((light) => asked.includes(light))
}

function parsed(words: readonly string[]) {
  try {
    return parseArgs({
      args: [...words],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        before: { type: 'string' },
        content: { type: 'string' },
        logo: { type: 'string' },
        template: { type: 'string' },
        paper: { type: 'string' },
        language: { type: 'string' },
        lights: { type: 'string' },
        'password-stdin': { type: 'boolean' },
        json: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    })
  } catch (error) {
    throw invalid(argumentProblem(error))
  }
}

const invalid = (message: string): BasalisError => new BasalisError('ARGUMENT_INVALID', message)
