/** Companies by the names people use → their ids at WeChat, as far as they are known to us; its own list (get_delivery_list) was not read. */
const codes: Readonly<Record<string, string>> = {
  顺丰: 'SF',
  顺丰速运: 'SF',
  顺丰快递: 'SF',
  中通: 'ZTO',
  中通快递: 'ZTO',
  圆通: 'YTO',
  圆通速递: 'YTO',
  圆通快递: 'YTO',
  申通: 'STO',
  申通快递: 'STO',
  韵达: 'YD',
  韵达快递: 'YD',
  邮政: 'EMS',
  EMS: 'EMS',
  京东: 'JD',
  京东快递: 'JD',
  极兔: 'JTSD',
  极兔速递: 'JTSD',
};

/** What WeChat calls this company; what we do not know is passed on as it was typed. */
export const expressCode = (company: string): string => codes[company.trim()] ?? company.trim();
