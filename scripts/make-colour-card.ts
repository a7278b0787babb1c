import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PRINTED_CARD } from '../src/main/analysis/colour-card/reference-values.ts'
import { projectRoot } from '../src/main/project-root.ts'
import { colourCardPdf } from './colour-card-pdf.ts'

/** `npm run make:card`: the colour card that a clinic prints itself (docs/colour-card.md). */
await writeFile(join(projectRoot(), 'resources', 'colour-card.pdf'), colourCardPdf(PRINTED_CARD), 'latin1')
