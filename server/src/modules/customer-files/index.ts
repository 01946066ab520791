export { customerFilesPrivacyPart } from './privacy-part.ts';
