import { gpuOutcome, type GpuOutcome } from '../gpu/gpu-problem.ts'
import { describeAdapter } from '../gpu/gpu-device.ts'
import { probeFilter } from './filter-probe.ts'
import { probeInference } from './inference-probe.ts'
import { probeRequest, type ProbePart, type ProbeRequest, type ProbeResult } from './probe-messages.ts'

/**
 * The probe process: the first contact with a GPU and its driver, who may crash or hang here without harm. Takes one
 * request, answers once, and is killed by whoever asked.
 */

/** `process.parentPort` of an Electron utility process. */
interface ParentPort {
  postMessage(message: unknown): void
}

function probe(request: ProbeRequest): Promise<ProbeResult<ProbePart>> {
  switch (request.part) {
    case 'adapter':
      return describeAdapter()
    case 'filter':
      return probeFilter(request)
    case 'inference':
      return probeInference(request)
  }
}

function answer(reply: GpuOutcome<ProbeResult<ProbePart>>): void {
  const { parentPort } = process as { parentPort?: ParentPort }
  if (parentPort) parentPort.postMessage(reply)
  else process.send?.(reply)
}

process.on('disconnect', () => process.exit(0))
const request = probeRequest.parse(JSON.parse(process.argv[2] ?? ''))
answer(await gpuOutcome(() => probe(request)))
