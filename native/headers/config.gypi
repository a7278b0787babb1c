{
  'target_defaults': {},
  'variables': {}
}
