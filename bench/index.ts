import { benchAlignment } from './analysis/alignment-bench.ts'
import { benchAnalysis } from './analysis/analysis-bench.ts'
import { benchResponsiveness } from './analysis/responsiveness-bench.ts'
import { benchFilter } from './filter/filter-bench.ts'
import { benchGpu } from './gpu/gpu-bench.ts'
import { benchSending } from './pacs/sending-bench.ts'
import { benchRecords } from './records/records-bench.ts'
import { benchReport } from './reports/report-bench.ts'
import { benchFilm } from './viewing/film-bench.ts'
import { benchSixPanes } from './viewing/six-panes-bench.ts'
import { benchViewing } from './viewing/viewing-bench.ts'

/** `npm run bench`: speed as a ratio to OpenCV in the same run, and time and memory of a whole analysis, two photos laid on
 * each other, the GPU where there is one, how fast the records answer, how long a report takes, whether
 * the archive holds the window up, how the window feels, and what six large photos in
 * it cost. */
await benchFilter()
await benchAnalysis()
await benchAlignment()
await benchResponsiveness()
await benchGpu()
await benchRecords()
await benchReport()
await benchSending()
await benchViewing()
await benchFilm()
await benchSixPanes()
