/**
 * Version of the pipeline's mathematics, written into every analysis. It changes whenever the same photo and the
 * same model would give other numbers; docs/pipeline.md says what changed.
 */
export const PIPELINE_VERSION = '1.3.2'
