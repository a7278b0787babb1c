import { benchAlignment } from './analysis/alignment-bench.ts'
import { benchAnalysis } from './analysis/analysis-bench.ts'
import { benchResponsiveness } from './analysis/responsiveness-bench.ts'
import { benchCapture } from './capture/capture-bench.ts'
import { benchFilter } from './filter/filter-bench.ts'
import { benchGpu } from './gpu/gpu-bench.ts'
import { benchSending } from './pacs/sending-bench.ts'
import { benchRecords } from './records/records-bench.ts'
import { benchReport } from './reports/report-bench.ts'
import { benchFilm } from './viewing/film-bench.ts'
import { benchSixPanes } from './viewing/six-panes-bench.ts'
import { benchViewing } from './viewing/viewing-bench.ts'

/**
 * `npm run bench`: speed as a ratio to OpenCV in the same run, and time and memory of a whole analysis, two photos laid on each
 * other, the GPU where there is one, how fast the records answer, how long a report takes, whether the archive
 * holds the window up, how often the camera's picture is checked, how the window feels, and what six large photos in it cost. `npm run bench -- film six-panes`: these alone.
 */
const BENCHES: Readonly<Record<string, () => Promise<unknown>>> = {
  filter: benchFilter,
  analysis: benchAnalysis,
  alignment: benchAlignment,
  responsiveness: benchResponsiveness,
  gpu: benchGpu,
  records: benchRecords,
  report: benchReport,
  sending: benchSending,
  capture: benchCapture,
  viewing: benchViewing,
  film: benchFilm,
  'six-panes': benchSixPanes,
}

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !(name in BENCHES))
if (unknown.length > 0) {
  console.error(`expected names of benches (${Object.keys(BENCHES).join(', ')}), found ${unknown.join(', ')}`)
  process.exitCode = 2
} else
  for (const [name, bench] of Object.entries(BENCHES))
    if (wanted.length === 0 || wanted.includes(name)) await bench()
