DECLARE_CONST_UNICODE_STRING(One, L"\\Device\\AcmeOne");
DECLARE_CONST_UNICODE_STRING(Two, L"\\Device\\AcmeTwo");
DECLARE_CONST_UNICODE_STRING(Open, L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)(A;;GRGW;;;WD)");
DECLARE_CONST_UNICODE_STRING(Closed, L"D:P(A;;GA;;;SY)(A;;GRGWGX;;;BA)");
DECLARE_CONST_UNICODE_STRING(NotPassed, L"D:P(A;;GA;;;WD)");

NTSTATUS Chosen(WDFDRIVER Driver, BOOLEAN Debug)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, Debug ? &Open : &Closed);
    WdfDeviceInitAssignName(init, &One);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}

NTSTATUS Replaced(WDFDRIVER Driver)
{
    WDFDEVICE device;
    PWDFDEVICE_INIT init = WdfControlDeviceInitAllocate(Driver, &Open);
    WdfDeviceInitAssignName(init, &Two);
    WdfDeviceInitAssignSDDLString(init, &Closed);
    return WdfDeviceCreate(&init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}

NTSTATUS AddDevice(WDFDRIVER Driver, PWDFDEVICE_INIT Init)
{
    WDFDEVICE device;
    DECLARE_CONST_UNICODE_STRING(name, L"\\Device\\AcmeThree");
    WdfDeviceInitAssignName(Init, &name);
    return WdfDeviceCreate(&Init, WDF_NO_OBJECT_ATTRIBUTES, &device);
}
