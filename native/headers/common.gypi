# What node-gyp expects from Node's own common.gypi, reduced to what an addon that speaks Node-API needs. With it the
# addon builds from the npm packages alone: nothing of a Node source or header archive is used.
{
  'variables': {
    'visibility%': 'hidden',
    'library%': 'static_library',
    'host_arch%': '<(target_arch)',
    'clang%': 0,
    'standalone_static_library%': 1,
  },
  'target_defaults': {
    'default_configuration': 'Release',
    'configurations': {
      'Release': {
        'defines': ['NDEBUG'],
        'msvs_settings': {'VCCLCompilerTool': {'RuntimeLibrary': 0}},
        # node-gyp names the platform of arm64 itself; without a name gyp takes x64 for Win32.
        'conditions': [['target_arch=="x64"', {'msvs_configuration_platform': 'x64'}]],
      },
      'Debug': {
        'defines': ['DEBUG', '_DEBUG'],
        'cflags': ['-g', '-O0'],
        'conditions': [['target_arch=="x64"', {'msvs_configuration_platform': 'x64'}]],
      },
    },
    'conditions': [
      ['OS!="win"', {'cflags': ['-fPIC', '-pthread'], 'ldflags': ['-pthread']}],
      ['OS=="linux"', {'defines': ['_FILE_OFFSET_BITS=64']}],
      ['OS=="win"', {
        'defines': ['WIN32', 'NOMINMAX', '_CRT_SECURE_NO_DEPRECATE'],
        # Else gyp hands actions to Cygwin's shell.
        'msvs_cygwin_shell': 0,
      }],
      ['OS=="mac"', {
        'defines': ['_DARWIN_USE_64_BIT_INODE=1'],
        'conditions': [
          ['target_arch=="arm64"', {'xcode_settings': {'ARCHS': ['arm64']}}],
          ['target_arch=="x64"', {'xcode_settings': {'ARCHS': ['x86_64']}}],
        ],
      }],
    ],
  },
}
