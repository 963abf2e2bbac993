// The only import of Taro: its H5 build rewrites the calls of one name per file, so a bundle may import it only once.
import Taro from '@tarojs/taro'

export { Taro }
