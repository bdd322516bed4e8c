export { prepareDatabase as setup } from "./global-setup";
