import { ChevronRight } from 'lucide-react'
import { Button, Disclosure, DisclosurePanel, Heading } from 'react-aria-components'
import type { AnalysisReport } from '../../../shared/contract/analysis-report.ts'
import { useInterface } from '../../app/interface-context.ts'
import type { Texts } from '../../i18n/texts.ts'

type Stage = AnalysisReport['stages'][number]

/** Where filter and net ran, and why not on the graphics processor. */
function placeOf({ name, backend, device, fallback }: Stage, { details }: Texts): string[] {
  if (name !== 'filter' && name !== 'inference') return []
  const line = details.ranOn(name, backend, device)
  return fallback ? [`${line} ${details.fallbacks[fallback.code]}`] : [line]
}

/** How the layers came about: enough to tell one analysis from another, and to say why it took as long as it did. */
export function Details({ report }: { readonly report: AnalysisReport }) {
  const { texts, host, version } = useInterface()
  const { details } = texts
  const { input, region, iterations, model, stages, pipelineVersion } = report
  const skinShare = region.used === 'patch' ? null : (region.skinShare ?? null)
  const total = stages.reduce((sum, { ms }) => sum + ms, 0)
  const rows: readonly (readonly [string, string])[] = [
    [details.photo, details.pixels(input.width, input.height)],
    [details.colourProfile, input.profile ?? details.noProfile],
    [details.skin, details.skinFound(region.used, skinShare)],
    [details.filter, details.passes(iterations.count, iterations.converged)],
    [details.model, `${model.id} ${model.version}`],
    [details.computedOn, stages.flatMap((stage) => placeOf(stage, texts)).join('\n')],
    [details.time, details.seconds(total)],
    [details.pipeline, pipelineVersion],
    [details.program, `Basalis ${version} · ${details.hosts[host]}`],
  ]
  return (
    <Disclosure className="side-section details">
      <Heading level={2}>
        <Button slot="trigger" className="button quiet">
          <ChevronRight className="chevron" size={16} aria-hidden />
          {details.title}
        </Button>
      </Heading>
      <DisclosurePanel>
        <dl>
          {rows.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </DisclosurePanel>
    </Disclosure>
  )
}
