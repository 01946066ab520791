declare module 'qrcode' {
  export interface QrModules {
    size: number;
    get(row: number, column: number): number;
  }
  const qrcode: {
    toBuffer(text: string, options?: { width?: number; margin?: number }): Promise<Buffer>;
    create(text: string): { modules: QrModules };
  };
  export default qrcode;
}
