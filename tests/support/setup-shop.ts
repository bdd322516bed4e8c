export { default as setup } from "./global-setup";
