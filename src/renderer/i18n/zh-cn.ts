import { ZH_CN_REPORT_ROOM } from './report/zh-cn.ts'
import { ZH_CN_CAMERA } from './camera-zh-cn.ts'
import { ZH_CN_FILM } from './film-zh-cn.ts'
import { ZH_CN_PATIENT_SCREEN } from './patient-screen-zh-cn.ts'
import { ZH_CN_CAPTURE_PROMPTS } from './capture-prompts-zh-cn.ts'
import { ZH_CN_CAPTURE_REASONS } from './capture-reasons-zh-cn.ts'
import { ZH_CN_VOICE } from './voice-zh-cn.ts'
import { ZH_CN_STUDIO } from './studio-zh-cn.ts'
import { ZH_CN_ANNOTATIONS } from './annotations/zh-cn.ts'
import { ZH_CN_ARCHIVE, ZH_CN_ARCHIVE_ERRORS } from './records/archive-zh-cn.ts'
import { ZH_CN_BACKUP, ZH_CN_BACKUP_ERRORS } from './records/backup-zh-cn.ts'
import { ZH_CN_EXPORT_ERRORS } from './records/export-zh-cn.ts'
import { ZH_CN_RECORDS } from './records/zh-cn.ts'
import { ZH_CN_CARD } from './card-zh-cn.ts'
import { ZH_CN_REGIONS } from './region-zh-cn.ts'
import type { ErrorFacts } from '../../shared/contract/errors.ts'
import { isFileKind, type FileKind } from '../../shared/contract/file-kinds.ts'
import { PHOTO_LIMITS } from '../../shared/imaging/photo-limits.ts'
import type { Texts } from './texts.ts'

const restart = '请关闭 Basalis 后重新启动。'
const reinstall = '请重新安装 Basalis。'
const damaged = '照片已损坏或不完整，请换一份副本。'

const FOUND: Readonly<Record<FileKind, string>> = {
  empty: '空文件',
  media: '音频或视频文件',
  video: '视频文件',
  gif: 'GIF 文件',
  bmp: 'BMP 文件',
  pdf: 'PDF 文件',
  cr2: '相机原始文件（CR2）',
  cr3: '相机原始文件（CR3）',
  rw2: '相机原始文件（RW2）',
  orf: '相机原始文件（ORF）',
  raf: '相机原始文件（RAF）',
  x3f: '相机原始文件（X3F）',
  dicom: '不是 8 位彩色照片的 DICOM 文件',
  tiffOrRaw: 'TIFF 或相机原始文件',
  tiff: 'TIFF 文件',
  photoshop: 'Photoshop 文件',
  jpegXl: 'JPEG XL 文件',
  jpeg2000: 'JPEG 2000 文件',
  zip: 'ZIP 压缩包',
  gzip: 'gzip 压缩包',
  avif: 'AVIF 文件',
  heicSequence: 'HEIC 连拍序列',
  heifOther: '不含 HEVC 图像的 HEIF 文件',
  svg: 'SVG 文件',
  text: '文本文件',
  unknown: '未知类型的文件',
}

const grouped = (value: number | string | undefined): string => Number(value ?? 0).toLocaleString('zh-CN')
const size = ({ width, height }: ErrorFacts): string => `${grouped(width)} × ${grouped(height)} 像素`
const percent = (share: number): string =>
  `${(100 * share).toLocaleString('zh-CN', { maximumFractionDigits: 0 })}%`
const FOUND_BY = { face: '由面部定位', skin: '由颜色区分', patch: '整张照片按皮肤处理' }
const kind = ({ found }: ErrorFacts): string => FOUND[isFileKind(found) ? found : 'unknown']
/** Chinese counts pixels in ten thousands. */
const tenThousands = (pixels: number): string => `${Math.round(pixels / 1e4)} 万像素`

export const ZH_CN: Texts = {
  languageName: '简体中文',
  notice: '仅用于可视化与记录，不是医疗器械，不用于诊断。',
  actions: {
    openPhoto: '打开照片',
    openAnother: '打开其他照片',
    trySample: '试用示例照片',
    closePhoto: '关闭照片',
    cancel: '取消',
    analyzeAgain: '重新分析',
    close: '关闭',
    goOn: '继续',
    zoomIn: '放大',
    zoomOut: '缩小',
    fit: '显示整张照片',
    actualSize: '实际像素',
    language: '语言',
    darkTheme: '深色主题',
    lightTheme: '浅色主题',
    keyboard: '键盘与鼠标',
    enlarge: '放大查看',
    sideBySide: '并排对照',
    showSidePanel: '显示侧栏',
    hideSidePanel: '隐藏侧栏',
  },
  start: {
    title: '看见皮肤表面之下',
    lead: '将照片拖到此处，或选择一张照片。Basalis 会以色素图显示其中的红色、棕色与灰色色素。',
    formats: `支持彩色 JPEG、PNG、WebP、HEIC、DICOM 照片，最高 ${tenThousands(PHOTO_LIMITS.maxPixels)}。数据不会离开本机。`,
    drop: '松开即可打开',
  },
  opening: '正在打开照片',
  receiving: '正在读取照片',
  steps: {
    kept: '正在从病历读取色素图',
    filter: '正在分离皮肤表面',
    stack: '正在分离较大结构',
    inference: '正在计算色素图',
    metrics: '正在测量',
    layers: '正在准备视图',
  },
  cancelled: { title: '分析已取消', text: '照片仍处于打开状态，可随时重新分析。' },
  failed: { title: '分析未能完成' },
  refused: { title: '无法打开这张照片' },
  computing: '正在计算',
  ready: '分析已完成',
  notComputed: '未计算',
  layerGroups: { layers: '照片', maps: '色素图', lights: '模拟光照' },
  layers: {
    photo: { name: '照片', short: '照片', meaning: '拍摄的原始照片。' },
    diffuse: {
      name: '漫反射部分',
      short: '漫反射',
      meaning: '由计算得到：来自皮肤内部的细微颜色，以三倍对比度显示在中性灰底上。',
    },
    specular: {
      name: '镜面反射部分',
      short: '镜面反射',
      meaning: '由计算得到：去除细微颜色后的表面形态与光泽。',
    },
    'map.red': { name: '色素图：红（血液）', short: '红', meaning: '血液含量高于周围皮肤的区域。' },
    'map.brown': { name: '色素图：棕（黑色素）', short: '棕', meaning: '浅层黑色素高于周围皮肤的区域。' },
    'map.gray': { name: '色素图：灰（深层）', short: '灰', meaning: '深层、暗沉的色素与纹路阴影。' },
    'light.gray': { name: '光照：灰光', short: '灰光', meaning: '模拟中性光下的皮肤。' },
    'light.yellow': { name: '光照：黄光', short: '黄光', meaning: '模拟黄光下的皮肤，血液最明显。' },
    'light.red': { name: '光照：红光', short: '红光', meaning: '模拟红光下的皮肤，血液隐去，深层色素可见。' },
    'light.blue': { name: '光照：蓝光', short: '蓝光', meaning: '模拟蓝光下的皮肤，黑色素最明显。' },
  },
  marks: {
    uncertain: { name: '不确定', meaning: '斜线处的结果不确定。' },
    notSkin: { name: '非皮肤', meaning: '淡灰色照片处不是皮肤，未作分析。' },
  },
  paneHint: '拖动或用方向键移动，滚轮或加减键缩放。',
  layerOf: (pane) => `第 ${pane} 格的图层`,
  numbers: {
    title: '数值',
    regions: { whole: '整张照片', face: '面部', skin: '皮肤' },
    map: '色素图',
    meanHint: '色素图的均值，0 表示无，1 表示最高',
    areaHint: '色素图值不低于 0.2 的部分占所测皮肤的比例',
    spotsHint: '色素图值不低于 0.2、至少 12 像素的连通区域数',
    uncertain: '不确定',
    uncertainHint: '色素图置信度低于 50% 的部分占所测皮肤的比例',
    uncertainNote: (errorBound, errorShare) =>
      `不确定：所测皮肤中，色素图误差超过 ${errorBound}${errorShare > 0 ? `（且超过该值的 ${Math.round(errorShare * 100)}%）` : ''}的可能性过半的部分所占比例，图中以斜线标出。由模拟皮肤训练的模型估算，未经临床验证。`,
  },
  regions: ZH_CN_REGIONS,
  quality: {
    title: '关于这张照片',
    rules: {
      'short-side': '照片较小，色素图中可能缺少细微结构。',
      lightness: '照片整体过暗或过亮，颜色不可靠。',
      'too-bright': '照片有部分过曝，没有颜色信息。',
      'too-dark': '照片有部分接近全黑，没有颜色信息。',
    },
  },
  card: ZH_CN_CARD,
  wholePhotoNote:
    '未能区分出面部或皮肤，整张照片均按皮肤处理。头发、衣物和背景也会产生结果，但不具参考意义。',
  skinByColourNote: '未检测到面部，皮肤由颜色区分。请核对色素图的边界。',
  details: {
    title: '计算方式',
    photo: '照片',
    pixels: (width, height) => `${grouped(width)} × ${grouped(height)}（${tenThousands(width * height)}）`,
    colourProfile: '色彩配置文件',
    noProfile: '无，按 sRGB 处理',
    skin: '皮肤',
    skinFound: (used, share) => `${FOUND_BY[used]}${share === null ? '' : `，占照片的 ${percent(share)}`}`,
    filter: '滤波',
    passes: (count, converged) => (converged ? `${count} 次迭代` : `${count} 次迭代，未收敛即停止`),
    model: '色素模型',
    computedOn: '计算设备',
    ranOn: (stage, place, device) =>
      `${stage === 'filter' ? '滤波' : '色素图'}：${place === 'cpu' ? '处理器' : '图形处理器'}，${device}。`,
    fallbacks: {
      NO_DEVICE: '本机没有可用的图形处理器。',
      SOFTWARE_DEVICE: '唯一的图形设备由软件模拟，速度更慢。',
      SLOWER: '经实测，图形处理器在本机并不更快。',
      SELF_TEST_FAILED: '图形处理器的结果与处理器不一致，因此不使用。',
      DEVICE_LOST: '图形处理器在计算中断开，由处理器继续完成。',
      TOO_LARGE: '照片超出图形处理器的容量。',
      PROVIDER_MISSING: '图形处理器无法运行色素模型。',
      PROVIDER_FAILED: '图形处理器拒绝了计算，由处理器完成。',
      PROBE_CRASHED: '测试时图形驱动崩溃，因此不使用。',
      PROBE_TIMEOUT: '测试时图形驱动没有响应，因此不使用。',
    },
    time: '用时',
    seconds: (ms) => `${(ms / 1000).toLocaleString('zh-CN', { maximumFractionDigits: 1 })} 秒`,
    pipeline: '流程版本',
    program: '程序',
    hosts: { electron: 'Electron', chromium: 'Chromium 浏览器' },
  },
  shortcuts: {
    title: '键盘与鼠标',
    rows: [
      [['Ctrl', 'O'], '打开照片'],
      [['Ctrl', 'K'], '查找患者'],
      [['Ctrl', 'V'], '将复制的图片添加到当前患者'],
      [['Ctrl', 'L'], '锁定病历'],
      [['Ctrl', 'U'], '切换用户'],
      [['Esc'], '取消；返回并排对照'],
      [['1', '…', '6'], '照片、漫反射、镜面反射；红、棕、灰色素图'],
      [['7', '8', '9', '0'], '灰光、黄光、红光、蓝光'],
      [['S'], '并排对照'],
      [['+', '−'], '放大、缩小；也可用鼠标滚轮'],
      [['F'], '显示整张照片'],
      [['A'], '实际像素；也可双击'],
      [['←', '→', '↑', '↓'], '移动；也可用鼠标拖动'],
      [['[', ']'], '向左、向右旋转'],
      [['L'], '放大镜：跟随鼠标，滚轮调节倍数；也可按住鼠标'],
      [['C'], '播放此角度全部照片的时间影片'],
      [['←', '→', 'Space'], '影片中：上一张、下一张、播放、停止'],
      [['P'], '显示或隐藏侧栏'],
      [['R', 'T', 'E', 'M', 'G'], '绘制箭头、文字、圆圈、长度、轮廓'],
      [['Enter'], '在图像中央绘制；为选中的标注添加说明'],
      [['Del'], '删除选中的标注；方向键可移动它'],
      [['Shift', '→'], '调整选中标注的大小'],
      [['Ctrl', 'Z'], '撤销绘制'],
      [['Ctrl', 'Shift', 'Z'], '重做'],
      [['H'], '显示或隐藏标注'],
      [['B'], '用画笔涂抹要测量的区域'],
      [['V'], '展示给患者：仅显示窗格，文字通俗；再按一次或按 Esc 结束'],
      [['W'], '打开或关闭患者屏'],
      [['K'], '患者屏：定格画面，或重新跟随'],
      [['Ctrl', 'E'], '将当前视图保存为图片'],
      [['Ctrl', 'Shift', 'C'], '将当前视图复制为图片'],
      [['Ctrl', 'P'], '患者的报告；在报告中：打印'],
      [['Ctrl', 'S'], '在报告中：保存'],
      [['?'], '显示本列表'],
    ],
  },
  errors: {
    ARGUMENT_INVALID: () => restart,
    FILE_NOT_FOUND: () => '文件已不存在，请重新选择照片。',
    FILE_NOT_READABLE: () => '无法读取该文件，请确认它是照片且您有权打开。',
    FILE_TOO_LARGE: ({ megabytes }) =>
      `照片文件最大为 ${PHOTO_LIMITS.maxFileBytes / 1e6} MB，此文件为 ${grouped(megabytes)} MB。`,
    IMAGE_EMPTY: () => '需要 JPEG、PNG、WebP、HEIC 或 DICOM 照片，而此文件为空。',
    IMAGE_TYPE_UNSUPPORTED: (facts) =>
      'found' in facts
        ? `需要 JPEG、PNG、WebP、HEIC 或 DICOM 照片，而这是${kind(facts)}。`
        : '需要普通的 JPEG、PNG、WebP、HEIC 或 DICOM 照片，而此照片的存储方式 Basalis 无法读取。',
    IMAGE_CORRUPT: () => damaged,
    IMAGE_TOO_LARGE: (facts) =>
      `照片最高 ${tenThousands(PHOTO_LIMITS.maxPixels)}，每边最多 ${grouped(PHOTO_LIMITS.maxSidePixels)} 像素；此照片为 ${size(facts)}。`,
    IMAGE_TOO_SMALL: (facts) => `照片每边至少 ${PHOTO_LIMITS.minSidePixels} 像素；此照片为 ${size(facts)}。`,
    IMAGE_GREYSCALE: () => '需要彩色照片，而此照片为灰度图，没有可分离的颜色。',
    IMAGE_MULTIFRAME: () => '需要单张照片，而此文件是动画或连拍序列。',
    DECODER_UNAVAILABLE: () => `负责打开照片的组件未能启动。${restart}`,
    DECODER_TIMEOUT: () => '打开照片耗时过长，已停止。请换一份副本。',
    DECODER_MEMORY: () => '打开照片所需内存超出正常范围，请换一份副本。',
    DECODER_DIED: () => damaged,
    FILTER_INPUT_NOT_FINITE: () => damaged,
    MODEL_MISSING: () => `找不到色素模型文件。${reinstall}`,
    MODEL_ALTERED: () => `色素模型文件与本版本不符。${reinstall}`,
    MODEL_INVALID: () => `色素模型不适用于本版本。${reinstall}`,
    POOL_FULL: () => '同时进行的计算过多，请稍后再试。',
    POOL_CLOSED: () => 'Basalis 正在关闭，请重试。',
    WORKER_DIED: () => '部分计算意外中止，照片未受影响，请重试。',
    ADDON_MISSING: () => `找不到滤波组件。${reinstall}`,
    BACKEND_UNAVAILABLE: () => '无法使用图形处理器进行此计算。',
    OUTPUT_NOT_WRITABLE: () => '无法写入结果，请检查磁盘。',
    CLIPBOARD_NOT_WRITABLE: () => '无法将图像复制到剪贴板，请改为保存到文件。',
    REQUEST_REFUSED: () => restart,
    REQUEST_INVALID: () => restart,
    UPLOAD_BROKEN: () => '照片未完整接收，请重新拖入。',
    PHOTO_NOT_KEPT: () => '最后拍摄的照片未存入档案：照片未通过检查，而拍摄界面已离开。请重新拍摄。',
    NO_PHOTO: () => '当前没有打开的照片。',
    COMPARISON_NOT_POSSIBLE: () => '只能并排查看同一位患者的照片。',
    COMPARISON_FULL: ({ most }) => `除本照片外最多可同时打开 ${grouped(most)} 张照片，请先关闭其中一张。`,
    STORE_DAMAGED: () => '病历数据与写入时不符。未作任何更改，请恢复最近的备份。',
    STORE_UNSAFE: () => `本机无法安全写入病历，病历保持关闭。${reinstall}`,
    STORE_KEY_WRONG: () => '此密钥无法打开病历。',
    STORE_TOO_NEW: () => '病历由更新版本的 Basalis 写入，请安装最新版本。',
    RECORD_NOT_FOUND: () => '该记录已不存在。',
    RECORD_CONFLICT: () => '当前状态下无法执行，请重新查看该记录。',
    PASSPHRASE_WRONG: () => '口令不正确。',
    PASSPHRASE_TOO_SOON: () => '错误次数过多，请稍候再试。',
    PASSPHRASE_TOO_SHORT: () => '口令过短。',
    RECOVERY_CODE_INVALID: () => '这不是恢复码，请按打印内容输入全部九组字符。',
    DEVICE_SECRET_MISSING: () => '本机已不再保存其密钥部分，请使用打印的恢复码打开病历。',
    IMAGE_MISSING: () => '该图像的文件缺失，请恢复最近的备份。',
    IMAGE_ALTERED: () => '该图像的文件与写入时不符，不予显示。请恢复最近的备份。',
    BACKUP_DAMAGED: () => '该备份与写入时不符，无法使用，请选择较早的备份。',
    ...ZH_CN_BACKUP_ERRORS,
    ...ZH_CN_EXPORT_ERRORS,
    ...ZH_CN_ARCHIVE_ERRORS,
    STORE_READ_ONLY: () =>
      '磁盘无法写入：在重新打开病历之前不再做任何更改。请清理磁盘空间或检查磁盘，然后锁定病历并重新登录。',
    STORE_LOCKED: () => '病历已锁定，请登录。',
    ROLE_REFUSED: () => '您的角色无权执行此操作。',
    USER_DISABLED: () => '该用户已停用，无法登录。',
    REASON_TOO_SHORT: () => '请简要说明需要打开病历的原因。',
    FHIR_UNREADABLE: () =>
      '该文件中没有可读取的患者信息，请选择医院信息系统按国际互操作标准导出、含姓名和编号、不超过四兆字节的文件。',
    IDENTITY_UNKNOWN: () => '没有编号和出生日期都相符的患者，请重新核对这两项。',
  },
  bug: 'Basalis 内部发生意外情况，未作任何更改，请重试。',
  drops: {
    folder: '需要一张照片，而这是文件夹。请打开文件夹后拖入其中一张照片。',
    several: (count) => `需要一张照片，而这里有 ${count} 个文件。请逐张拖入。`,
    nothing: '需要照片文件，而拖入的内容不是文件。',
  },
  disconnected: '窗口与 Basalis 的连接已断开，请关闭后重新启动。',
  annotations: ZH_CN_ANNOTATIONS,
  records: ZH_CN_RECORDS,
  backup: ZH_CN_BACKUP,
  archive: ZH_CN_ARCHIVE,
  studio: ZH_CN_STUDIO,
  film: ZH_CN_FILM,
  patientScreen: ZH_CN_PATIENT_SCREEN,
  camera: ZH_CN_CAMERA,
  capturePrompts: ZH_CN_CAPTURE_PROMPTS,
  captureReasons: ZH_CN_CAPTURE_REASONS,
  voice: ZH_CN_VOICE,
  report: ZH_CN_REPORT_ROOM,
}
