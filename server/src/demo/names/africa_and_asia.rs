//! Names of countries of Africa, Asia and the Pacific.

use super::Country;

pub(super) const COUNTRIES: &[Country] = &[
    Country {
        code: "SN",
        given: &[
            "Awa",
            "Mamadou",
            "Fatou",
            "Ousmane",
            "Aïssatou",
            "Cheikh",
            "Khady",
            "Ibrahima",
            "Mariama",
            "Abdoulaye",
        ],
        family: &["Diop", "Ndiaye", "Fall", "Sow", "Ba", "Gueye", "Faye", "Sarr", "Cissé", "Diallo"],
    },
    Country {
        code: "NG",
        given: &[
            "Chinedu", "Ngozi", "Tunde", "Amaka", "Emeka", "Folake", "Ifeanyi", "Zainab", "Segun", "Halima",
        ],
        family: &[
            "Okafor", "Adeyemi", "Balogun", "Eze", "Bello", "Okonkwo", "Abubakar", "Ogunleye", "Nwosu",
            "Lawal",
        ],
    },
    Country {
        code: "GH",
        given: &["Kwame", "Akosua", "Kofi", "Ama", "Yaw", "Abena", "Kojo", "Efua", "Kwabena", "Adwoa"],
        family: &[
            "Mensah", "Owusu", "Boateng", "Asante", "Appiah", "Osei", "Agyeman", "Darko", "Ofori", "Antwi",
        ],
    },
    Country {
        code: "KE",
        given: &[
            "Wanjiru", "Otieno", "Achieng", "Kamau", "Njeri", "Kiprono", "Wambui", "Mutua", "Chebet",
            "Barasa",
        ],
        family: &[
            "Mwangi",
            "Odhiambo",
            "Kariuki",
            "Wafula",
            "Njoroge",
            "Koech",
            "Omondi",
            "Kimani",
            "Chepkemoi",
            "Ndung'u",
        ],
    },
    Country {
        code: "ET",
        given: &[
            "Abebe", "Tigist", "Dawit", "Hanna", "Yonas", "Selam", "Bekele", "Meron", "Tesfaye", "Rahel",
        ],
        family: &[
            "Tadesse", "Girma", "Haile", "Alemu", "Mekonnen", "Worku", "Desta", "Assefa", "Kebede", "Negash",
        ],
    },
    Country {
        code: "ZA",
        given: &[
            "Thabo", "Lerato", "Sipho", "Nomsa", "Pieter", "Naledi", "Johan", "Zanele", "Bongani", "Anele",
        ],
        family: &[
            "Nkosi", "Dlamini", "Botha", "Mokoena", "Naidoo", "Khumalo", "van Wyk", "Molefe", "Pillay",
            "Zulu",
        ],
    },
    Country {
        code: "TZ",
        given: &["Juma", "Neema", "Baraka", "Rehema", "Hamisi", "Upendo", "Salim", "Zawadi", "Elia", "Grace"],
        family: &[
            "Mushi",
            "Massawe",
            "Mwakalinga",
            "Kimaro",
            "Shayo",
            "Ngowi",
            "Lyimo",
            "Mrema",
            "Temba",
            "Swai",
        ],
    },
    Country {
        code: "CM",
        given: &[
            "Jean-Paul",
            "Solange",
            "Armand",
            "Clarisse",
            "Didier",
            "Estelle",
            "Serge",
            "Mireille",
            "Bertrand",
            "Odile",
        ],
        family: &[
            "Ngono", "Mbarga", "Tchoua", "Fotso", "Kamdem", "Abena", "Nkeng", "Talla", "Essomba", "Atangana",
        ],
    },
    Country {
        code: "MA",
        given: &["Youssef", "Salma", "Karim", "Nadia", "Omar", "Hajar", "Rachid", "Imane", "Mehdi", "Loubna"],
        family: &[
            "Benali", "El Fassi", "Alaoui", "Bennani", "Tazi", "Chraibi", "Idrissi", "Amrani", "Berrada",
            "Lahlou",
        ],
    },
    Country {
        code: "EG",
        given: &["Ahmed", "Mona", "Hossam", "Dina", "Tarek", "Yasmine", "Sherif", "Noha", "Khaled", "Rania"],
        family: &[
            "Hassan", "Ibrahim", "Mansour", "Farouk", "Saleh", "Gamal", "Shafik", "Fahmy", "Zaki", "Nassar",
        ],
    },
    Country {
        code: "TN",
        given: &["Sami", "Amel", "Walid", "Rim", "Nizar", "Ines", "Hatem", "Sonia", "Mourad", "Leila"],
        family: &[
            "Trabelsi", "Ben Amor", "Jebali", "Gharbi", "Mejri", "Hammami", "Chebbi", "Ayari", "Bouazizi",
            "Khelifi",
        ],
    },
    Country {
        code: "JO",
        given: &["Faris", "Lina", "Zaid", "Rana", "Laith", "Dana", "Hazem", "Suha", "Yazan", "Abeer"],
        family: &[
            "Haddad", "Khoury", "Masri", "Obeidat", "Zoubi", "Najjar", "Qasem", "Tarawneh", "Shami", "Nimri",
        ],
    },
    Country {
        code: "IN",
        given: &[
            "Arjun", "Priya", "Rahul", "Ananya", "Vikram", "Kavita", "Sanjay", "Meera", "Rohan", "Deepa",
        ],
        family: &["Sharma", "Iyer", "Patel", "Reddy", "Gupta", "Menon", "Singh", "Nair", "Das", "Kulkarni"],
    },
    Country {
        code: "BD",
        given: &[
            "Rahim", "Nasrin", "Kamal", "Farhana", "Tanvir", "Shirin", "Imran", "Rumana", "Arif", "Sadia",
        ],
        family: &[
            "Chowdhury",
            "Hossain",
            "Rahman",
            "Islam",
            "Akter",
            "Sarker",
            "Uddin",
            "Begum",
            "Karim",
            "Miah",
        ],
    },
    Country {
        code: "NP",
        given: &[
            "Bishal", "Sunita", "Prakash", "Anjali", "Ramesh", "Sarita", "Dipak", "Kabita", "Suman", "Maya",
        ],
        family: &[
            "Shrestha", "Gurung", "Thapa", "Adhikari", "Tamang", "Karki", "Rai", "Poudel", "Magar", "Lama",
        ],
    },
    Country {
        code: "LK",
        given: &[
            "Nuwan", "Dilani", "Kasun", "Chamari", "Ruwan", "Ishara", "Saman", "Malini", "Tharindu",
            "Nadeesha",
        ],
        family: &[
            "Perera",
            "Fernando",
            "Silva",
            "Jayasinghe",
            "Bandara",
            "Wickramasinghe",
            "Gunawardena",
            "Herath",
            "Dissanayake",
            "Amarasinghe",
        ],
    },
    Country {
        code: "ID",
        given: &["Budi", "Siti", "Agus", "Dewi", "Rizky", "Putri", "Hendra", "Ratna", "Joko", "Wulan"],
        family: &[
            "Santoso", "Wijaya", "Pratama", "Lestari", "Hidayat", "Saputra", "Siregar", "Nugroho", "Halim",
            "Kusuma",
        ],
    },
    Country {
        code: "PH",
        given: &[
            "Jose", "Maricel", "Ramon", "Liza", "Carlo", "Jocelyn", "Paolo", "Rowena", "Miguel", "Analyn",
        ],
        family: &[
            "Santos",
            "Reyes",
            "Cruz",
            "Bautista",
            "Garcia",
            "Mendoza",
            "Villanueva",
            "Aquino",
            "Domingo",
            "Salazar",
        ],
    },
    Country {
        code: "VN",
        given: &["Minh", "Lan", "Tuan", "Huong", "Duc", "Mai", "Hung", "Thao", "Quang", "Ngoc"],
        family: &["Nguyen", "Tran", "Le", "Pham", "Hoang", "Vu", "Dang", "Bui", "Do", "Ngo"],
    },
    Country {
        code: "CN",
        given: &["Wei", "Li", "Jun", "Fang", "Lei", "Na", "Ming", "Xia", "Hao", "Yan"],
        family: &["Wang", "Zhang", "Liu", "Chen", "Yang", "Zhao", "Huang", "Zhou", "Wu", "Xu"],
    },
    Country {
        code: "JP",
        given: &[
            "Kenji", "Yuko", "Takashi", "Emi", "Hiroshi", "Naomi", "Daisuke", "Ayumi", "Satoshi", "Keiko",
        ],
        family: &[
            "Sato",
            "Suzuki",
            "Tanaka",
            "Watanabe",
            "Ito",
            "Yamamoto",
            "Nakamura",
            "Kobayashi",
            "Kato",
            "Yoshida",
        ],
    },
    Country {
        code: "FJ",
        given: &["Sitiveni", "Ana", "Jone", "Litia", "Ratu", "Mere", "Semi", "Vani", "Isoa", "Losalini"],
        family: &[
            "Tuilagi",
            "Ravouvou",
            "Naqica",
            "Waqa",
            "Vakatawa",
            "Koroi",
            "Bolatagici",
            "Seruvatu",
            "Cakau",
            "Tuisawau",
        ],
    },
];
