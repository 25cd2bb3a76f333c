"""What the generator draws from. The pools marked OUTSIDE are not in the lists of the library: they measure how it generalizes."""

GIVEN = """Karen Linda Sandra Tyler Jayden Beth Priya Sarah Josephine Darryl Marcus Nicole Colleen Doug Wayne Sheila Brandon Kayla
Stephanie Emily Raj Harpreet Wei Mei Fatima Omar Abdi Amina Chidi Ngozi Olena Dmytro Piotr Agnieszka Maria Jose Luz Imelda Rosario
Elisapee Simonie Davidee Dakota Cheyenne Gloria Hope Grace Will Rose Faith Art Frank Mark Dawn Ruby Violet Summer Chase""".split()
GIVEN_FR = """Linda Sylvie Stéphane Mélanie Océane Étienne Marie-Ève Jean-François Guylaine Réjean Gaétan Manon Chantal Josée Pierre
Luc Benoît Mathieu Léa Thomas Noémie Zoé Félix Samuel Nadia Karim Amélie Yves Ginette Huguette Claire Rose Fleur-Ange Aimé Désiré
Normand Ghislain Lucie Mireille Thi-Mai Youssef Fatoumata Wilner Marie-Soleil Jérémie""".split()
SURNAME = """Tremblay Gagnon Roy Nguyen Singh Patel Okafor Kakegamic Meekis Beardy Fiddler MacDonald O'Brien O'Connor McKay Smith Young
Baker Hill Rice Bell Chen Wong Li Kim Santos Reyes Garcia Mohamed Hassan Haddad Kowalski Shevchenko Friesen Dyck Van den Berg
Bhattacharya Kumar Achneepineskum Moonias Wesley Mekanak Trout Rae Johnson Williams Brown Campbell Lefebvre Bouchard Morin""".split("\n")
SURNAME = [name for line in SURNAME for name in line.replace("Van den Berg", "Van-den-Berg").split()]
SURNAME = [name.replace("Van-den-Berg", "Van den Berg") for name in SURNAME]
SURNAME_FR = """Tremblay Gagnon Roy Côté Bouchard Gauthier Morin Lavoie Fortin Gagné Ouellet Pelletier Bélanger Lévesque St-Pierre
Saint-Onge Lachance Lafleur Beaulieu Leblanc Petit Legault Nguyen Haddad Diallo Jean-Baptiste Awashish Ottereyes Vollant Mestokosho""".split()

OUTSIDE_GIVEN = """Zelmira Oksanna Bhupendra Nkiruka Tariel Ysolde Kwabla Jorunn Maleeha Tsephiso Anoushka-Lee Veselin Rukmani Thandeka
Eluned Caradoc Marzhan Bolormaa Ainslee Brogdan Quillen Jaidyn Kelcee Rhealynn Zaydenn Xochitl Itzel Amparo Wenceslao Baljeetkaur
Ogechukwu Temiloluwa Iqaluk Nattaq Miskokwe Waabanong Kiniwa""".split()
OUTSIDE_GIVEN_FR = """Zélie-Anne Maëlya Théodric Océanne Fabiola-Lys Ézéchiel Guerline Widline Jocelynda Kétia Mamoudou Rachidatou Yolaine
Philomina Anne-Sophia Rosélie Eudoxie Télesphore Alcide Hormisdas Uapush Mishkush""".split()
OUTSIDE_SURNAME = """Kwandibens-Ross Sakanagwe Mishkeegawin Wabanonik Zhaabadis Obeyesekere Wijeratne Thiruchelvam Balasingham Mukhopadhya Deshmane
Gbadamosi Onwuachi Mbatha Tshisekeda Hailemichael Kubiczek Przygoda Hryhorczuk Zaporowski Vandekerckhove Oosterveld Lindqvister
Abayomirin Castellanoz Quispetupac Dimagiba Macapinlac Nurmagambet Gharibyan Tchobanian Papanikolopoulos Eikelboom Brathgate
Thistlewaite Featherstonhaugh Ptarmigan Quatermaine Muskwachis Netawaash Kagegabow""".split()
OUTSIDE_SURNAME_FR = """Aubertot Desgroseillers Quessy Vaugeois Lamirandeau Trottechaud Cartouchard Brindamourel Gaboriau Ladébauche Nsengimana
Ouldmohamed Benmokhtar Sainvilus Deshommes Kistabishe Wapikoni Mukashi Beauvillage Tranchemontagne""".split()

TOWNS = ["Thunder Bay", "Kenora", "Timmins", "Moosonee", "Sioux Lookout", "Red Lake", "Geraldton", "Hearst", "Wawa", "Elliot Lake",
    "Parry Sound", "Barry's Bay", "Bancroft", "Sault Ste. Marie", "North Bay", "London", "Hope", "Hamilton", "Kingston", "Windsor",
    "Brandon", "Flin Flon", "The Pas", "La Ronge", "Grande Prairie", "Smithers", "Prince Rupert", "Corner Brook", "Yarmouth",
    "St. John's", "Iqaluit", "Whitehorse", "Burk's Falls", "Smooth Rock Falls", "Little Current", "Fort Frances", "Val Caron"]
TOWNS_FR = ["Val-d'Or", "Rouyn-Noranda", "Amos", "La Sarre", "Chibougamau", "Sept-Îles", "Baie-Comeau", "Gaspé", "Rimouski", "Matane",
    "Saint-Georges", "Rivière-du-Loup", "Trois-Rivières", "Sainte-Agathe-des-Monts", "Mont-Laurier", "La Tuque", "Alma", "Roberval",
    "Sorel-Tracy", "Saint-Jean-sur-Richelieu", "Victoriaville", "Thetford Mines", "Maniwaki", "Lachute", "Longueuil", "Laval"]
OUTSIDE_TOWNS = ["Kettleby Narrows", "Brackenrigg", "Upper Tantramore", "Wexcombe", "Dunrobbin Corners", "Lac Wasscanabi", "Port Ardwell", "Ferndale Junction",
    "Chesswick", "Otterskin Bay", "Mossgrove", "Kapiskong"]
OUTSIDE_TOWNS_FR = ["Saint-Ubald-de-la-Rive", "Sainte-Philomène-des-Caps", "Val-Brûlon", "Lac-aux-Perches", "Notre-Dame-des-Sapins", "Rivière-aux-Ormes", "L'Anse-Bleue-Marine",
    "Saint-Télesphore-Nord", "Grand-Pabos-Ouest"]
COMMUNITIES = ["Sandy Lake First Nation", "Kashechewan", "Attawapiskat", "Pikangikum", "Eabametoong", "Fort Hope", "Moose Factory", "Wikwemikong",
    "Kitchenuhmaykoosib Inninuwug", "Grassy Narrows", "Sagamok", "Six Nations of the Grand River", "Bearskin Lake", "Webequie", "Norway House Cree Nation",
    "Garden Hill", "Pukatawagan", "Black Lake", "Lac La Ronge", "Maskwacis", "Bella Bella", "Old Crow", "Tuktoyaktuk", "Rankin Inlet", "Pangnirtung", "Eskasoni",
    "Natuashish", "Conne River", "Paddle Prairie", "Big Trout Lake", "Osnaburgh", "Lansdowne House", "Peawanuck", "Neskantaga First Nation", "Curve Lake"]
COMMUNITIES_FR = ["Chisasibi", "Mistissini", "Waswanipi", "Kuujjuaq", "Puvirnituq", "Inukjuak", "Manawan", "Wemotaci", "Opitciwan", "Pessamit", "Mashteuiatsh",
    "Uashat", "Maliotenam", "Kitcisakik", "Lac-Simon", "Pikogan", "Wendake", "Kahnawake", "Kanesatake", "Unamen Shipu", "Matimekush", "Listuguj", "Kitigan Zibi"]
REGIONS = ["northwestern Manitoba coast", "Cape Breton", "Bruce Peninsula", "Manitoulin", "Charlevoix", "Haida Gwaii"]
REGIONS_FR = ["Gaspésie", "Côte-Nord", "Abitibi-Témiscamingue", "Îles-de-la-Madeleine", "Bas-Saint-Laurent", "Charlevoix"]
WORLD = ["Mumbai", "Manila", "Port-au-Prince", "Damascus", "Lagos", "Kyiv", "Shanghai", "Kigali", "Mogadishu", "Bogota", "Tehran", "Jaffna"]
WORLD_FR = ["Port-au-Prince", "Alger", "Casablanca", "Kinshasa", "Beyrouth", "Abidjan", "Bogota", "Dakar", "Tunis"]
HOSPITALS = ["Thunder Bay Regional", "TBRHSC", "Sunnybrook", "Lake of the Woods District Hospital", "Health Sciences North", "St. Michael's", "Mount Sinai Hospital",
    "Kingston General", "Meno Ya Win", "Weeneebayko General Hospital", "North Bay Regional Health Centre", "Timmins and District Hospital", "The Ottawa Hospital",
    "McMaster Children's Hospital", "West Parry Sound Health Centre", "Foothills", "Royal Alex", "St. Boniface Hospital", "Royal Inland Hospital", "Stanton Territorial Hospital"]
OUTSIDE_HOSPITALS = ["Brackenrigg District Hospital", "Port Ardwell General", "St. Eudora's Hospital", "Mossgrove Community Hospital", "Kapiskong Health Centre"]
HOSPITALS_FR = ["Hôpital de Val-d'Or", "Hôpital de Chicoutimi", "Hôpital Maisonneuve-Rosemont", "Hôpital du Sacré-Coeur", "Hôpital Charles-Le Moyne", "Hôtel-Dieu de Lévis",
    "Hôpital régional de Rimouski", "Enfant-Jésus", "Hôpital de Gatineau", "Hôpital Pierre-Boucher", "Hôpital de Sept-Îles"]
OUTSIDE_HOSPITALS_FR = ["Hôpital de Val-Brûlon", "Hôpital Sainte-Eudoxie", "Hôtel-Dieu de Grand-Pabos", "Hôpital Télesphore-Quessy"]
HOSPITALS_AU = ["CHUM", "CHUL", "CHUS Fleurimont", "CUSM", "Centre hospitalier de Lanaudière", "CHU Sainte-Justine"]
EMPLOYERS = ["Canadian Tire", "Walmart", "Vale", "Domtar", "Hydro One", "Stelco", "Glencore", "Tim Hortons", "Loblaws", "CN Rail", "Goldcorp", "Bombardier", "McCain Foods", "Northern Store"]
OUTSIDE_EMPLOYERS = ["Hendry Contracting", "Ardwell Lumber", "Pine Ridge Logging Ltd", "Wexcombe Foods", "Superior Drywall Inc", "Lakehead Freightways", "Dunrobbin Machine Shop",
    "Kapiskong Gold", "Bluewave Plastics", "Terrapin Trucking"]
EMPLOYERS_FR = ["Hydro-Québec", "Bombardier", "Desjardins", "Agnico Eagle", "Rio Tinto", "Olymel", "Cascades", "Metro", "IGA", "Canac", "Kruger", "Domtar"]
OUTSIDE_EMPLOYERS_FR = ["Transport Bernières", "Constructions Gaboriau inc.", "Excavation Quessy", "Scierie Trottechaud", "Boulangerie Ladébauche", "Métalex Beauvillage", "Fenplast-Nord"]
SCHOOLS = ["Dennis Franklin Cromarty High School", "Hillcrest Public School", "St. Ignatius High School", "Wexcombe Elementary", "Superior Collegiate", "École secondaire Hearst",
    "Chelmsford Valley Composite School", "Our Lady of Fatima School", "Ardwell Public School"]
SCHOOLS_FR = ["école secondaire Le Carrefour", "école des Pionniers", "école Saint-Joseph", "polyvalente La Forêt", "école primaire Notre-Dame-des-Sapins", "école Félix-Leclerc"]
UNIVERSITIES = ["Lakehead University", "Laurentian", "Confederation College", "University of Manitoba", "McMaster", "Cambrian College", "Dalhousie", "NAIT"]
UNIVERSITIES_FR = ["Cégep de l'Abitibi-Témiscamingue", "Cégep de Jonquière", "cégep Garneau", "collège Ahuntsic"]
UNIVERSITIES_FR2 = ["Université Laval", "Université de Sherbrooke", "UQAC", "UQAM", "Université de Moncton"]
PHARMACIES = ["Shoppers Drug Mart", "Rexall", "Pharmasave", "Ardwell IDA Pharmacy", "Janzen's Pharmacy", "Guardian Pharmacy"]
PHARMACIES_FR = ["Pharmacie Jean Coutu", "Familiprix", "Pharmacie Uniprix", "Pharmacie Quessy et Roy", "Brunet"]
CLINICS = ["Fort William Clinic", "Superior Physiotherapy", "Ardwell Medical Clinic", "Lifemark", "Norwest Community Health Centres", "Hillside Family Practice"]
CLINICS_FR = ["Clinique médicale du Lac", "Clinique Saint-Vallier", "Clinique médicale Beauvillage", "Clinique de physiotherapie Gaboriau"]
CLSC = ["CLSC de Chisasibi", "CLSC des Hauts-Bois", "CLSC Orléans", "CLSC de la Petite-Nation"]
NURSING = ["Sandy Lake Nursing Station", "Webequie Nursing Station", "Kapiskong Nursing Station", "Fort Hope Nursing Station"]
LTC = ["Pioneer Manor", "Extendicare", "Pinewood Court", "Hogarth Riverview Manor", "Ardwell Lodge", "Bethammi Nursing Home"]
LTC_FR = ["Résidence Saint-Antoine", "Manoir Beauvillage", "Villa Pabos", "Foyer Notre-Dame-des-Sapins"]
FHT = ["Dilico FHT", "Superior Family Health Team", "Fort William Family Health Team", "Ardwell Family Health Team", "Anishnawbe Mushkiki"]
SHELTERS = ["Shelter House", "Salvation Army", "Grace Place", "Ardwell Mission"]
BASES = ["CFB Petawawa", "CFB Borden", "CFB Gagetown", "CFB Shilo"]
STREETS = ["Maple", "Red River", "Arthur", "Queen", "Old Mill", "Simcoe", "Lakeshore", "Frederica", "Algoma", "Wexcombe"]
STREET_ENDS = ["St", "Street", "Road", "Rd", "Ave", "Avenue", "Cres", "Drive", "Blvd", "Lane"]
STREETS_FR = ["rue Principale", "rue Saint-Joseph", "boul. Laurier", "chemin du Lac", "rang Saint-Louis", "avenue Cartier", "rue des Érables", "3e Avenue"]
