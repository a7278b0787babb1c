import { benchAnalysis } from './analysis/analysis-bench.ts'
import { benchResponsiveness } from './analysis/responsiveness-bench.ts'
import { benchFilter } from './filter/filter-bench.ts'

/** `npm run bench`: speed as a ratio to OpenCV in the same run, and time and memory of a whole analysis. */
await benchFilter()
await benchAnalysis()
await benchResponsiveness()
