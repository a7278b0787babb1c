/** The part of dcmjs that is used: the package comes without types. */
declare module 'dcmjs' {
  interface DcmjsData {
    readonly DicomMetaDictionary: {
      /** Keywords to tags; a keyword that the dictionary lacks is left out. */
      denaturalizeDataset(dataset: object): object
      readonly nameMap: Readonly<Record<string, { readonly tag: string; readonly vr: string } | undefined>>
    }
    readonly DicomDict: new (meta: object) => {
      dict: object
      write(options: {
        readonly fragmentMultiframe?: boolean
        readonly allowInvalidVRLength?: boolean
      }): ArrayBuffer
    }
  }
  const dcmjs: { readonly data: DcmjsData }
  export default dcmjs
}
