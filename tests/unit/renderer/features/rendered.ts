import { createElement, type ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { Client } from '../../../../src/renderer/app/client.ts'
import { InterfaceContext } from '../../../../src/renderer/app/interface-context.ts'
import { TEXTS } from '../../../../src/renderer/i18n/languages.ts'
import { NOTICE, type AnalysisReport } from '../../../../src/shared/contract/analysis-report.ts'
import { DEFAULT_SETTINGS, type Language } from '../../../../src/shared/contract/settings.ts'
import { DEFAULT_PARAMETERS } from '../../../../src/shared/imaging/parameters.ts'
import { FakeApi, ok } from '../app/fake-api.ts'

/** What a component puts on the page at first, in one language. */
export function rendered(element: ReactElement, language: Language): string {
  const value = {
    texts: TEXTS[language],
    settings: DEFAULT_SETTINGS,
    changeSettings: () => undefined,
    client: new Client(new FakeApi(() => ok()).api),
    perform: () => undefined,
    host: 'electron',
    version: '0',
  } as const
  return renderToStaticMarkup(createElement(InterfaceContext, { value }, element))
}

/** The words of a piece of markup, without its tags. */
export function wordsOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const map = (mean: number) => ({ mean, sd: 0.1, cv: 1, area: 0.25, spots: 7 })

/** A report of a face whose red map is doubtful, whose brown map hardly and whose gray map nowhere. */
export const REPORT: AnalysisReport = {
  pipelineVersion: '1.1.0',
  model: { id: 'net', version: '1', sha256: '0', inputVariant: 'stack' },
  parameters: DEFAULT_PARAMETERS,
  input: { width: 800, height: 600, bits: 8, profile: null, sha256: '0' },
  region: { requested: 'face', used: 'face', reason: null, skinShare: 0.42 },
  scale: { pxPerMm: null },
  iterations: { count: 1, converged: true, meanAbsDifference: [[0, 0, 0]] },
  stack: [],
  stages: [],
  quality: [],
  metrics: { face: { red: map(0.1), brown: map(0.2), gray: map(0.3) } },
  skin: {},
  confidence: {
    errorBound: 0.1,
    errorShare: 0.3,
    regions: {
      face: {
        red: { mean: 0.6, low: 0.123 },
        brown: { mean: 0.8, low: 0.004 },
        gray: { mean: 0.9, low: 0 },
      },
    },
  },
  lights: [],
  notice: NOTICE,
}

/** As a version wrote it that knew neither confidence nor a skin mask. */
export const OLD_REPORT: AnalysisReport = {
  ...withoutConfidence(REPORT),
  region: { requested: 'face', used: 'face', reason: null },
}

function withoutConfidence(report: AnalysisReport): AnalysisReport {
  const copy = { ...report }
  delete copy.confidence
  return copy
}
