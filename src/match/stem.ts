/** The level that a place's name ends in; zones and 左旗, 右旗 are part of the name. */
const LEVEL = /(?:自治[州县旗区]|地区|林区|矿区|特区|新区|[市县区州盟]|(?<![左右前后中])旗)$/u;
const ZONE = /(?:开发|管理|工业|示范|度假|园|功能|保税)区$/u;

/** The peoples whose autonomy a name speaks of: 长阳土家族自治县 is 长阳. */
const PEOPLES =
  /(?:维吾尔|哈萨克|柯尔克孜|塔吉克|蒙古|回|藏|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|傣|黎|傈僳|佤|畲|拉祜|水|东乡|纳西|景颇|土|达斡尔|仫佬|羌|布朗|撒拉|毛南|仡佬|锡伯|普米|怒|鄂温克|德昂|保安|裕固|独龙|鄂伦春|基诺)族$|各族$|(?:哈萨克|柯尔克孜|塔吉克|蒙古|锡伯|维吾尔|达斡尔)$/u;

/** Of a compass point, a water or a level alone every city has one: 江北, 城中, 市郊. */
const ANYWHERE = /^[市区县州省城郊新老大东西南北中上下江海湖山河]?[市区县州省城郊东西南北中上下江海湖山河]$/u;

const SHORTEST = 2;

export const isAnywhere = (stem: string): boolean => ANYWHERE.test(stem);

/** What people call a place without its level: 莎车县 is 莎车. Undefined where nothing of its own would be left. */
export function stemOf(name: string): string | undefined {
  if (ZONE.test(name)) return undefined;
  let stem = name.replace(LEVEL, '');
  if (stem === name) return undefined;
  if (/自治.$/u.test(name))
    for (let bare = stem.replace(PEOPLES, ''); bare.length >= SHORTEST; bare = stem.replace(PEOPLES, '')) {
      if (bare === stem) break;
      stem = bare;
    }
  return stem.length >= SHORTEST ? stem : undefined;
}
