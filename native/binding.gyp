{
  'variables': {
    'kernel_include_dirs': ['src/kernels'],
  },
  'target_defaults': {
    'defines': ['NAPI_VERSION=9'],
    'cflags_cc': ['-std=c++17', '-O3', '-Wall', '-Wextra', '-ffp-contract=off', '-fno-math-errno', '-fno-trapping-math', '-fvisibility=hidden'],
    'xcode_settings': {
      'CLANG_CXX_LANGUAGE_STANDARD': 'c++17',
      'CLANG_CXX_LIBRARY': 'libc++',
      'MACOSX_DEPLOYMENT_TARGET': '12.0',
      'GCC_OPTIMIZATION_LEVEL': '3',
      'GCC_SYMBOLS_PRIVATE_EXTERN': 'YES',
      'OTHER_CPLUSPLUSFLAGS': ['-ffp-contract=off', '-fno-math-errno', '-fno-trapping-math'],
    },
    'msvs_settings': {
      'VCCLCompilerTool': {
        'AdditionalOptions': ['/std:c++17', '/utf-8', '/fp:precise'],
        'Optimization': 2,
        'ExceptionHandling': 1,
      },
    },
    'conditions': [
      ['target_arch=="x64"', {'defines': ['BASALIS_HAS_AVX2']}],
    ],
  },
  'targets': [
    {
      'target_name': 'basalis_native',
      'dependencies': ['kernels'],
      'include_dirs': ['../node_modules/node-addon-api'],
      'defines': ['NAPI_CPP_EXCEPTIONS', 'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS'],
      'cflags_cc!': ['-fno-exceptions', '-fno-rtti'],
      'cflags_cc': ['-fexceptions'],
      'xcode_settings': {'GCC_ENABLE_CPP_EXCEPTIONS': 'YES'},
      'sources': [
        'src/bindings/addon.cc',
        'src/bindings/arguments.cc',
        'src/bindings/bilateral_job.cc',
        'src/bindings/job_promise.cc',
        'src/bindings/large_blocks.cc',
        'src/bindings/reference_calls.cc',
        'src/bindings/rgb_to_lab_job.cc',
        'src/bindings/row_range.cc',
        'src/bindings/strip_copy_job.cc',
        'src/reference/reference_bilateral.cc',
        'src/reference/reference_lab.cc',
      ],
      'conditions': [
        ['target_arch=="x64"', {'dependencies': ['kernels_avx2']}],
        ['OS=="win"', {'dependencies': ['node_import_library']}],
      ],
    },
    {
      # Everything compiled for the plain instruction set of the machine.
      'target_name': 'kernels',
      'type': 'static_library',
      'sources': [
        'src/kernels/bilateral.cc',
        'src/kernels/bilateral_baseline.cc',
        'src/kernels/cancel.cc',
        'src/kernels/lab_curve_baseline.cc',
        'src/kernels/rgb_to_lab.cc',
        'src/kernels/simd.cc',
        'src/kernels/srgb.cc',
        'src/kernels/strip_copy.cc',
        'src/kernels/strip_layout.cc',
      ],
    },
  ],
  'conditions': [
    ['target_arch=="x64"', {
      'targets': [
        {
          # The same kernels for AVX2 + FMA; chosen at run time (src/kernels/simd.cc).
          'target_name': 'kernels_avx2',
          'type': 'static_library',
          'cflags_cc': ['-mavx2', '-mfma'],
          'xcode_settings': {'OTHER_CPLUSPLUSFLAGS': ['-mavx2', '-mfma']},
          'msvs_settings': {'VCCLCompilerTool': {'AdditionalOptions': ['/arch:AVX2']}},
          'sources': [
            'src/kernels/bilateral_avx2.cc',
            'src/kernels/lab_curve_avx2.cc',
          ],
        },
      ],
    }],
    ['OS=="win"', {
      'targets': [
        {
          # Windows links against an import library of the host program; this one holds Node-API alone.
          'target_name': 'node_import_library',
          'type': 'none',
          'actions': [
            {
              'action_name': 'make_import_library',
              'inputs': ['<(node_root_dir)/def/node_api.def'],
              'outputs': ['<(node_root_dir)/$(Configuration)/node.lib'],
              'action': ['lib', '/nologo', '/machine:<(target_arch)', '/def:<(node_root_dir)/def/node_api.def', '/out:<(node_root_dir)/$(Configuration)/node.lib'],
            },
          ],
        },
      ],
    }],
  ],
}
