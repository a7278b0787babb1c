/** Execution providers of the inference runtime that compute on a GPU. */
export const GPU_PROVIDERS = ['webgpu', 'dml', 'coreml', 'cuda'] as const
export type GpuProvider = (typeof GPU_PROVIDERS)[number]

/** The platform's own provider first: it is nearer to the driver. WebGPU is there everywhere. */
export function providersOf(platform: NodeJS.Platform): readonly GpuProvider[] {
  if (platform === 'win32') return ['dml', 'webgpu']
  return platform === 'darwin' ? ['coreml', 'webgpu'] : ['cuda', 'webgpu']
}
