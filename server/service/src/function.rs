//! Functions: what takes place in function spaces, and the diary of all of it.

mod diary;
mod ground;
mod listed;
mod refused;
mod write;

pub use diary::{Diary, diary, places};
pub use listed::{FunctionRecord, ListedFunction, of_event, one};
pub use refused::{FreeSpace, HallBlocker, HallObstacle, HallRefusal, HallUser};
pub use store_model::function::{FunctionLine, OtherUse};
pub use write::{add, add_all, change, remove};
pub(crate) use write::{add_for, holds, told};
